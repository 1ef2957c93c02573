# Reads the answer of a workload, or writes its request, as zeep's client does; prints the median of its processor time in milliseconds.
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

work, wsdl, file, seconds, operation, namespace = sys.argv[1:7]
content = open(file, "rb").read()


class Fixed(Transport):
    def post(self, address, message, headers):
        response = requests.Response()
        response.status_code = 200
        response.headers["Content-Type"] = "text/xml; charset=utf-8"
        response._content = content
        return response


# Its lookups in types are strict by default, and refuse an attribute that names a type.
client = zeep.Client(wsdl, transport=Fixed())


def typed(value):
    """The values of zeep: a list of elements with different names is in _value_1, and a derived type is an object of it."""
    if isinstance(value, list):
        return [typed(item) for item in value]
    if not isinstance(value, dict):
        return value
    members = {name: typed(member) for name, member in value.items() if name != "$type"}
    if "$items" in members:
        members["_value_1"] = members.pop("$items")
    if "$type" in value:
        return client.get_type("{%s}%s" % (namespace, value["$type"]))(**members)
    return members


def leaves(value):
    if isinstance(value, (list, tuple)):
        return sum(leaves(item) for item in value)
    if isinstance(value, dict):
        return sum(leaves(member) for member in value.values())
    if hasattr(value, "__values__"):
        return sum(leaves(value[name]) for name in value)
    return 0 if value is None else 1


if work == "reads":
    arguments = {"FindItem": {"FolderName": "inbox"}, "FindRecords": {"text": "a"}, "GetProfiles": {}}[operation]
    run = lambda: getattr(client.service, operation)(**arguments)
    count = leaves(run())
else:
    body = typed(json.loads(content))
    run = lambda: zeep.wsdl.utils.etree_to_string(client.create_message(client.service, operation, **body))
    count = run().count(b">")
times = []
end = time.perf_counter() + float(seconds)
while time.perf_counter() < end or len(times) < 5:
    start = time.process_time()
    run()
    times.append((time.process_time() - start) * 1000)
print(json.dumps({"value": statistics.median(times[len(times) // 2 :]), "count": count}))
