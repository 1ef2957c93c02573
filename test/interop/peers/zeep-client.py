"""A user of zeep: makes the calls that it reads, a line of JSON each, and prints a line with what it has got."""

import json
import sys

import zeep
from zeep import helpers, xsd


def main():
    client = zeep.Client(sys.argv[1])
    for line in sys.stdin.buffer:
        print(json.dumps(answer(client, json.loads(line)), default=lambda value: value.isoformat()), flush=True)


def answer(client, call):
    service = client.service
    if "url" in call:
        service = client.create_service(service._binding.name, call["url"])
    message = service._binding.get(call["operation"]).input
    try:
        request = given(message.body.type, call["request"])
        headers = given(message.header.type, call["headers"])
        received = service[call["operation"]](**request, _soapheaders=headers)
    except zeep.exceptions.Fault as fault:
        return {"fault": {"code": fault.code, "reason": fault.message}}
    except Exception as error:
        return {"fault": {"code": type(error).__name__, "reason": str(error)}}
    return {
        "response": helpers.serialize_object(received.body, dict),
        "headers": helpers.serialize_object(received.header, dict),
    }


def given(xsd_type, value):
    """The value as zeep wants it from its users: what has a text in XML is the Python value of its type."""
    if value is None:
        return xsd.Nil
    if isinstance(value, dict):
        elements = dict(xsd_type.elements)
        return {name: given(elements[name].type, member) for name, member in value.items()}
    if isinstance(value, list):
        return [given(xsd_type, item) for item in value]
    return xsd_type.pythonvalue(value) if isinstance(value, str) else value


main()
