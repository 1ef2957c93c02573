"""The echo service with Spyne, which makes its own WSDL, in a version of SOAP. It prints its URL."""

import logging
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

from spyne import (
    Application,
    Array,
    Boolean,
    ByteArray,
    ComplexModel,
    Date,
    DateTime,
    Decimal,
    Double,
    Enum,
    Fault,
    Float,
    Integer32,
    Integer64,
    Service,
    Unicode,
    rpc,
)
from spyne.model.binary import BINARY_ENCODING_HEX
from spyne.protocol.soap import Soap11, Soap12
from spyne.server.wsgi import WsgiApplication

logging.disable(logging.CRITICAL)

ECHO = "http://soapinterop.org/"
TYPES = "http://soapinterop.org/xsd"


class SOAPStruct(ComplexModel):
    __namespace__ = TYPES
    _type_info = [("varString", Unicode), ("varInt", Integer32), ("varFloat", Float)]


class SOAPStructStruct(ComplexModel):
    __namespace__ = TYPES
    _type_info = [("varString", Unicode), ("varInt", Integer32), ("varFloat", Float), ("varStruct", SOAPStruct)]


class SOAPArrayStruct(ComplexModel):
    __namespace__ = TYPES
    _type_info = [("varString", Unicode), ("varInt", Integer32), ("varFloat", Float), ("varArray", Array(Unicode))]


class EchoHeader(ComplexModel):
    # In another namespace the WSDL would name a message that is not there.
    __namespace__ = ECHO
    _type_info = [("text", Unicode)]


Color = Enum("red", "dark green", type_name="Color")


class EchoFault(Fault):
    __namespace__ = ECHO


def echo(name, parameter, of):
    """An operation that returns what it gets."""

    def call(ctx, value):
        return value

    call.__name__ = name
    return rpc(of, _returns=of, _in_variable_names={"value": parameter}, _out_variable_name="return")(call)


class Echo(Service):
    echoString = echo("echoString", "inputString", Unicode)
    echoStringArray = echo("echoStringArray", "inputStringArray", Array(Unicode))
    echoInteger = echo("echoInteger", "inputInteger", Integer32)
    echoIntegerArray = echo("echoIntegerArray", "inputIntegerArray", Array(Integer32))
    echoFloat = echo("echoFloat", "inputFloat", Float)
    echoFloatArray = echo("echoFloatArray", "inputFloatArray", Array(Float))
    echoStruct = echo("echoStruct", "inputStruct", SOAPStruct)
    echoStructArray = echo("echoStructArray", "inputStructArray", Array(SOAPStruct))
    echoBase64 = echo("echoBase64", "inputBase64", ByteArray)
    echoHexBinary = echo("echoHexBinary", "inputHexBinary", ByteArray(encoding=BINARY_ENCODING_HEX))
    echoDate = echo("echoDate", "inputDate", DateTime)
    echoDecimal = echo("echoDecimal", "inputDecimal", Decimal)
    echoBoolean = echo("echoBoolean", "inputBoolean", Boolean)
    echoNestedStruct = echo("echoNestedStruct", "inputStruct", SOAPStructStruct)
    echoNestedArray = echo("echoNestedArray", "inputStruct", SOAPArrayStruct)
    echoLong = echo("echoLong", "inputLong", Integer64)
    echoDouble = echo("echoDouble", "inputDouble", Double)
    echoDay = echo("echoDay", "inputDay", Date)
    echoColor = echo("echoColor", "inputColor", Color)
    echoTable = echo("echoTable", "inputTable", Array(Array(Integer32)))

    @rpc(SOAPStruct, _returns=[Unicode, Integer32, Float], _out_variable_names=["outputString", "outputInteger", "outputFloat"], _in_variable_names={"value": "inputStruct"})
    def echoStructAsSimpleTypes(ctx, value):
        return value.varString, value.varInt, value.varFloat

    @rpc(Unicode, Integer32, Float, _returns=SOAPStruct, _out_variable_name="return")
    def echoSimpleTypesAsStruct(ctx, inputString, inputInteger, inputFloat):
        return SOAPStruct(varString=inputString, varInt=inputInteger, varFloat=inputFloat)

    @rpc(_in_header=(EchoHeader,), _out_header=(EchoHeader,))
    def echoVoid(ctx):
        ctx.out_header = ctx.in_header

    @rpc(Unicode, _throws=EchoFault)
    def fail(ctx, inputString):
        raise EchoFault("Server", "it has failed", detail={"why": inputString})


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


soap = Soap12 if sys.argv[1] == "1.2" else Soap11
application = Application([Echo], ECHO, name="Echo", in_protocol=soap(validator="lxml"), out_protocol=soap())
server = make_server("127.0.0.1", 0, WsgiApplication(application), handler_class=Quiet)
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
