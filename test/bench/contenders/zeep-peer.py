# Reads a response, or writes a request, as zeep's client does; prints the median of its own times in milliseconds.
import json
import statistics
import sys
import time

try:
    import requests
    import zeep
    from zeep.transports import Transport
except ImportError:
    sys.exit(77)

work, wsdl, file, seconds = sys.argv[1:5]
content = open(file, "rb").read()


class Fixed(Transport):
    def post(self, address, message, headers):
        response = requests.Response()
        response.status_code = 200
        response.headers["Content-Type"] = "text/xml; charset=utf-8"
        response._content = content
        return response


client = zeep.Client(wsdl, transport=Fixed())
ns = "{http://www.superoffice.net/ws/crm/NetServer/Services88}"


def read():
    return client.service.GetBatchTaskInfosByState(State="All")


def write():
    message = client.create_message(
        client.service, "UpdateBatchTask", BatchTaskInfo=task, _soapheaders={"ApplicationToken": "x"}
    )
    return zeep.wsdl.utils.etree_to_string(message)


if work == "write":
    raw = json.loads(content)
    pairs = [{"Key": key, "Value": value} for key, value in raw["ParameterObject"].items()]
    mask = lambda right: {**right, "Mask": right["Mask"]}
    fields = [
        {"Key": key, "Value": {**value, "FieldRight": mask(value["FieldRight"])}}
        for key, value in raw["FieldProperties"].items()
    ]
    task = {
        **raw,
        "TableRight": mask(raw["TableRight"]),
        "ParameterObject": {"StringKeyValuePair": pairs},
        "FieldProperties": {"FieldPropertyDictionaryKeyValuePair": fields},
    }
run = read if work == "read" else write

first = run()
count = len(first.body.Response.BatchTaskInfo) if work == "read" else len(first)
times = []
end = time.perf_counter() + float(seconds)
while time.perf_counter() < end or len(times) < 3:
    start = time.perf_counter()
    run()
    times.append((time.perf_counter() - start) * 1000)
print(json.dumps({"milliseconds": statistics.median(times), "count": count}))
