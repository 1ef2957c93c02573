"""Makes the calls that it reads with zeep, a line of JSON each, and prints a line with each answer."""

import base64
import json
import math
import sys

import zeep
from zeep import helpers, xsd

BYTES = {"echoBase64", "echoHexBinary"}


def main():
    client = zeep.Client(sys.argv[1])
    service = client.create_service(client.service._binding.name, sys.argv[2])
    for line in sys.stdin.buffer:
        print(json.dumps(answer(client, service, json.loads(line)), default=printed), flush=True)


def answer(client, service, call):
    operation = service._binding.get(call["operation"])
    headers = {}
    if "header" in call:
        headers = {"_soapheaders": {"echoMeStringRequest": call["header"]}}
    try:
        received = service[call["operation"]](*arguments(operation, call["arguments"]), **headers)
    except zeep.exceptions.Fault as fault:
        detail = [child for child in fault.detail if isinstance(child.tag, str)]
        return {"fault": {"reason": fault.message, "detail": {of.tag.split("}")[-1]: {m.tag.split("}")[-1]: m.text for m in of} for of in detail}}}
    except Exception as error:
        return {"fault": {"reason": f"{type(error).__name__}: {error}"}}
    header = {}
    if operation.output.header.type._element if False else hasattr(received, "header"):
        header = {"header": received.header["echoMeStringResponse"]}
        received = received.body
    return {"response": plain(helpers.serialize_object(received, dict)), **header}
