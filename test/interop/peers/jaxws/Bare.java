package interop;

import java.math.BigDecimal;
import java.util.Calendar;
import javax.jws.WebParam;
import javax.jws.WebResult;
import javax.jws.WebService;
import javax.jws.soap.SOAPBinding;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;
import javax.xml.ws.Holder;

/** The service in the bare style: each message is one element, of a type of its own. */
@WebService(name = "Echo", targetNamespace = EchoJaxws.ECHO)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface Bare {
    @WebResult(name = "echoStringResponse", targetNamespace = EchoJaxws.ECHO)
    String echoString(@WebParam(name = "echoString", targetNamespace = EchoJaxws.ECHO) String value);

    @WebResult(name = "echoStringArrayResponse", targetNamespace = EchoJaxws.ECHO)
    ArrayOfstring echoStringArray(@WebParam(name = "echoStringArray", targetNamespace = EchoJaxws.ECHO) ArrayOfstring value);

    @WebResult(name = "echoIntegerResponse", targetNamespace = EchoJaxws.ECHO)
    int echoInteger(@WebParam(name = "echoInteger", targetNamespace = EchoJaxws.ECHO) int value);

    @WebResult(name = "echoIntegerArrayResponse", targetNamespace = EchoJaxws.ECHO)
    ArrayOfint echoIntegerArray(@WebParam(name = "echoIntegerArray", targetNamespace = EchoJaxws.ECHO) ArrayOfint value);

    @WebResult(name = "echoFloatResponse", targetNamespace = EchoJaxws.ECHO)
    float echoFloat(@WebParam(name = "echoFloat", targetNamespace = EchoJaxws.ECHO) float value);

    @WebResult(name = "echoFloatArrayResponse", targetNamespace = EchoJaxws.ECHO)
    ArrayOffloat echoFloatArray(@WebParam(name = "echoFloatArray", targetNamespace = EchoJaxws.ECHO) ArrayOffloat value);

    @WebResult(name = "echoStructResponse", targetNamespace = EchoJaxws.ECHO)
    EchoJaxws.SOAPStruct echoStruct(@WebParam(name = "echoStruct", targetNamespace = EchoJaxws.ECHO) EchoJaxws.SOAPStruct value);

    @WebResult(name = "echoStructArrayResponse", targetNamespace = EchoJaxws.ECHO)
    ArrayOfSOAPStruct echoStructArray(@WebParam(name = "echoStructArray", targetNamespace = EchoJaxws.ECHO) ArrayOfSOAPStruct value);

    @WebResult(name = "echoBase64Response", targetNamespace = EchoJaxws.ECHO)
    byte[] echoBase64(@WebParam(name = "echoBase64", targetNamespace = EchoJaxws.ECHO) byte[] value);

    @WebResult(name = "echoDateResponse", targetNamespace = EchoJaxws.ECHO)
    Calendar echoDate(@WebParam(name = "echoDate", targetNamespace = EchoJaxws.ECHO) Calendar value);

    @WebResult(name = "echoDecimalResponse", targetNamespace = EchoJaxws.ECHO)
    BigDecimal echoDecimal(@WebParam(name = "echoDecimal", targetNamespace = EchoJaxws.ECHO) BigDecimal value);

    @WebResult(name = "echoBooleanResponse", targetNamespace = EchoJaxws.ECHO)
    boolean echoBoolean(@WebParam(name = "echoBoolean", targetNamespace = EchoJaxws.ECHO) boolean value);

    @WebResult(name = "echoNestedStructResponse", targetNamespace = EchoJaxws.ECHO)
    EchoJaxws.SOAPStructStruct echoNestedStruct(@WebParam(name = "echoNestedStruct", targetNamespace = EchoJaxws.ECHO) EchoJaxws.SOAPStructStruct value);

    @WebResult(name = "echoNestedArrayResponse", targetNamespace = EchoJaxws.ECHO)
    EchoJaxws.SOAPArrayStruct echoNestedArray(@WebParam(name = "echoNestedArray", targetNamespace = EchoJaxws.ECHO) EchoJaxws.SOAPArrayStruct value);

    @WebResult(name = "echoLongResponse", targetNamespace = EchoJaxws.ECHO)
    long echoLong(@WebParam(name = "echoLong", targetNamespace = EchoJaxws.ECHO) long value);

    @WebResult(name = "echoDoubleResponse", targetNamespace = EchoJaxws.ECHO)
    double echoDouble(@WebParam(name = "echoDouble", targetNamespace = EchoJaxws.ECHO) double value);

    @WebResult(name = "echoColorResponse", targetNamespace = EchoJaxws.ECHO)
    EchoJaxws.Color echoColor(@WebParam(name = "echoColor", targetNamespace = EchoJaxws.ECHO) EchoJaxws.Color value);

    void echoVoid(
            @WebParam(name = "echoMeStringRequest", targetNamespace = EchoJaxws.HEADERS, header = true) String request,
            @WebParam(name = "echoMeStringResponse", targetNamespace = EchoJaxws.HEADERS, header = true, mode = WebParam.Mode.OUT)
                    Holder<String> response);

    void fail(@WebParam(name = "fail", targetNamespace = EchoJaxws.ECHO) String why) throws EchoJaxws.EchoFault;

    @XmlType(namespace = EchoJaxws.TYPES)
    @XmlAccessorType(XmlAccessType.FIELD)
    class ArrayOfstring {
        @XmlElement(name = "string", nillable = true) public String[] items;
    }

    @XmlType(namespace = EchoJaxws.TYPES)
    @XmlAccessorType(XmlAccessType.FIELD)
    class ArrayOfint {
        @XmlElement(name = "int", nillable = false) public int[] items;
    }

    @XmlType(namespace = EchoJaxws.TYPES)
    @XmlAccessorType(XmlAccessType.FIELD)
    class ArrayOffloat {
        @XmlElement(name = "float", nillable = false) public float[] items;
    }

    @XmlType(namespace = EchoJaxws.TYPES)
    @XmlAccessorType(XmlAccessType.FIELD)
    class ArrayOfSOAPStruct {
        @XmlElement(name = "SOAPStruct", nillable = false) public EchoJaxws.SOAPStruct[] items;
    }

    /** Answers with what it gets, or with what the next service answers. */
    @WebService(
            endpointInterface = "interop.Bare",
            serviceName = "EchoService",
            portName = "EchoPort",
            targetNamespace = EchoJaxws.ECHO)
    class BareEcho implements Bare {
        private Bare next;

        BareEcho passingOnTo(Bare next) {
            this.next = next;
            return this;
        }

        public String echoString(String value) {
            return next == null ? value : next.echoString(value);
        }

        public ArrayOfstring echoStringArray(ArrayOfstring value) {
            return next == null ? value : next.echoStringArray(value);
        }

        public int echoInteger(int value) {
            return next == null ? value : next.echoInteger(value);
        }

        public ArrayOfint echoIntegerArray(ArrayOfint value) {
            return next == null ? value : next.echoIntegerArray(value);
        }

        public float echoFloat(float value) {
            return next == null ? value : next.echoFloat(value);
        }

        public ArrayOffloat echoFloatArray(ArrayOffloat value) {
            return next == null ? value : next.echoFloatArray(value);
        }

        public EchoJaxws.SOAPStruct echoStruct(EchoJaxws.SOAPStruct value) {
            return next == null ? value : next.echoStruct(value);
        }

        public ArrayOfSOAPStruct echoStructArray(ArrayOfSOAPStruct value) {
            return next == null ? value : next.echoStructArray(value);
        }

        public byte[] echoBase64(byte[] value) {
            return next == null ? value : next.echoBase64(value);
        }

        public Calendar echoDate(Calendar value) {
            return next == null ? value : next.echoDate(value);
        }

        public BigDecimal echoDecimal(BigDecimal value) {
            return next == null ? value : next.echoDecimal(value);
        }

        public boolean echoBoolean(boolean value) {
            return next == null ? value : next.echoBoolean(value);
        }

        public EchoJaxws.SOAPStructStruct echoNestedStruct(EchoJaxws.SOAPStructStruct value) {
            return next == null ? value : next.echoNestedStruct(value);
        }

        public EchoJaxws.SOAPArrayStruct echoNestedArray(EchoJaxws.SOAPArrayStruct value) {
            return next == null ? value : next.echoNestedArray(value);
        }

        public long echoLong(long value) {
            return next == null ? value : next.echoLong(value);
        }

        public double echoDouble(double value) {
            return next == null ? value : next.echoDouble(value);
        }

        public EchoJaxws.Color echoColor(EchoJaxws.Color value) {
            return next == null ? value : next.echoColor(value);
        }

        public void echoVoid(String request, Holder<String> response) {
            if (next != null) next.echoVoid(request, response);
            else response.value = request;
        }

        public void fail(String why) throws EchoJaxws.EchoFault {
            if (next != null) next.fail(why);
            throw EchoJaxws.faultFor(why);
        }
    }
}
