"""Makes the calls that it reads with zeep, a line of JSON each, and prints a line with each answer."""

import base64
import datetime
import decimal
import json
import math
import sys

import zeep
from zeep import helpers, xsd

ENCODING = "http://schemas.xmlsoap.org/soap/encoding/"

# zeep fetches the schema of the encoding. It only needs to know of arrays.
ENCODING_SCHEMA = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:e="{ENCODING}" targetNamespace="{ENCODING}">
<xs:attribute name="arrayType" type="xs:string"/>
<xs:complexType name="Array"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence>
<xs:attribute ref="e:arrayType"/></xs:complexType></xs:schema>"""


class Transport(zeep.Transport):
    def load(self, url):
        return ENCODING_SCHEMA.encode() if url == ENCODING else super().load(url)


def main():
    _, wsdl, url, style = sys.argv
    client = zeep.Client(wsdl, transport=Transport())
    service = client.create_service(client.service._binding.name, url)
    for line in sys.stdin.buffer:
        print(json.dumps(answer(service, style, json.loads(line))), flush=True)


def answer(service, style, call):
    operation = service[call["operation"]]
    headers = {"_soapheaders": {"echoMeStringRequest": call["header"]}} if "header" in call else {}
    arguments = [given(value) for value in call["arguments"]]
    if call["operation"] == "echoHexBinary":
        # zeep's hexBinary is the text of it.
        arguments = [hexadecimal(value) for value in arguments]
    try:
        if not style.startswith("rpc") and arguments and isinstance(arguments[0], dict):
            received = operation(**arguments[0], **headers)
        else:
            received = operation(*arguments, **headers)
    except zeep.exceptions.Fault as fault:
        return {"fault": {"reason": fault.message, "detail": members(fault.detail)}}
    except Exception as error:
        return {"fault": {"reason": f"{type(error).__name__}: {error}"}}
    if not hasattr(received, "header"):
        return {"response": printed(helpers.serialize_object(received, dict))}
    text = received.header and received.header.echoMeStringResponse
    return {
        "response": printed(helpers.serialize_object(received.body, dict)),
        **({} if text is None else {"header": text}),
    }


def given(value):
    """What JSON lacks is an object with one member."""
    if value is None:
        return xsd.Nil
    if isinstance(value, list):
        return [given(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$bytes" in value:
        return base64.b64decode(value["$bytes"])
    if "$long" in value:
        return int(value["$long"])
    if "$number" in value:
        return float(value["$number"])
    return {name: given(member) for name, member in value.items()}


def hexadecimal(value):
    return value.hex() if isinstance(value, bytes) else {name: member.hex() for name, member in value.items()}


def printed(value):
    if isinstance(value, dict):
        return {name: printed(member) for name, member in value.items()}
    if isinstance(value, list):
        return [printed(item) for item in value]
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()} if value else ""
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, float) and not math.isfinite(value):
        return {"$number": "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**53:
        return {"$long": str(value)}
    return value


def members(element):
    if element is None:
        return None
    return {child.tag.split("}")[-1]: members(child) if len(child) else child.text for child in element}


main()
