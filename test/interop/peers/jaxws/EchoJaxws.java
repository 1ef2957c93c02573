package interop;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.jws.WebParam;
import javax.jws.WebService;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlEnum;
import javax.xml.bind.annotation.XmlEnumValue;
import javax.xml.bind.annotation.XmlType;
import javax.xml.namespace.QName;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.Endpoint;
import javax.xml.ws.Holder;
import javax.xml.ws.Service;
import javax.xml.ws.WebFault;
import javax.xml.ws.soap.SOAPBinding;

/**
 * The echo service with JAX-WS, which makes its own WSDL: in the wrapped style, in the bare style and in rpc style, each in SOAP 1.1 and 1.2. Beside each, a
 * second service passes all calls on with a client. Prints its URL.
 */
public class EchoJaxws {
    static final String ECHO = "http://soapinterop.org/";
    static final String TYPES = "http://soapinterop.org/xsd";
    static final String HEADERS = "http://soapinterop.org/echoheader/";

    /** @param arguments the address to which the calls of each style are passed on */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        for (String binding : new String[] {SOAPBinding.SOAP11HTTP_BINDING, SOAPBinding.SOAP12HTTP_BINDING}) {
            String version = binding.equals(SOAPBinding.SOAP11HTTP_BINDING) ? "1.1" : "1.2";
            Endpoint.create(binding, new WrappedEcho()).publish(server.createContext("/wrapped/" + version));
            Endpoint.create(binding, new RpcEcho()).publish(server.createContext("/rpc/" + version));
            Shapes wrapped = client(wsdl(url + "wrapped/1.1?wsdl", version), Wrapped.class, arguments[0]);
            Endpoint.create(binding, new WrappedEcho().passingOnTo(wrapped)).publish(server.createContext("/wrapped-client/" + version));
            Endpoint.create(binding, new Bare.BareEcho()).publish(server.createContext("/bare/" + version));
            Bare bare = client(wsdl(url + "bare/1.1?wsdl", version), Bare.class, arguments[2]);
            Endpoint.create(binding, new Bare.BareEcho().passingOnTo(bare)).publish(server.createContext("/bare-client/" + version));
            Shapes rpc = client(wsdl(url + "rpc/1.1?wsdl", version), Rpc.class, arguments[1]);
            Endpoint.create(binding, new RpcEcho().passingOnTo(rpc)).publish(server.createContext("/rpc-client/" + version));
        }
        System.out.println(url);
    }

    /** The WSDL at a URL, or the same for SOAP 1.2: of that, JAX-WS makes none. */
    private static URL wsdl(String url, String version) throws Exception {
        if (version.equals("1.1")) return new URL(url);
        try (InputStream stream = new URL(url).openStream()) {
            String text = new String(stream.readAllBytes(), "UTF-8");
            Path file = Files.createTempFile("echo", ".wsdl");
            file.toFile().deleteOnExit();
            Files.write(file, text.replace("http://schemas.xmlsoap.org/wsdl/soap/", "http://schemas.xmlsoap.org/wsdl/soap12/").getBytes("UTF-8"));
            return file.toUri().toURL();
        }
    }

    private static <Port> Port client(URL wsdl, Class<Port> type, String address) {
        Port port = Service.create(wsdl, new QName(ECHO, "EchoService")).getPort(type);
        ((BindingProvider) port).getRequestContext().put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, address);
        return port;
    }

    @XmlType(namespace = TYPES, propOrder = {"varString", "varInt", "varFloat"})
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class SOAPStruct {
        @XmlElement(nillable = true) public String varString;
        public int varInt;
        public float varFloat;
    }

    @XmlType(namespace = TYPES, propOrder = {"varString", "varInt", "varFloat", "varStruct"})
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class SOAPStructStruct {
        public String varString;
        public int varInt;
        public float varFloat;
        @XmlElement(nillable = true) public SOAPStruct varStruct;
    }

    @XmlType(namespace = TYPES, propOrder = {"varString", "varInt", "varFloat", "varArray"})
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class SOAPArrayStruct {
        public String varString;
        public int varInt;
        public float varFloat;
        @XmlElement(nillable = true) public String[] varArray;
    }

    @XmlType(namespace = TYPES)
    @XmlEnum
    public enum Color {
        @XmlEnumValue("red") RED,
        @XmlEnumValue("dark green") DARK_GREEN
    }

    @WebFault(name = "EchoFault", targetNamespace = ECHO, faultBean = "interop.EchoJaxws$FaultInfo")
    public static class EchoFault extends Exception {
        private final FaultInfo info;

        public EchoFault(String message, FaultInfo info) {
            super(message);
            this.info = info;
        }

        public EchoFault(String message, FaultInfo info, Throwable cause) {
            super(message, cause);
            this.info = info;
        }

        public FaultInfo getFaultInfo() {
            return info;
        }
    }

    @XmlType(name = "EchoFault", namespace = TYPES, propOrder = {"why", "code"})
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class FaultInfo {
        public String why;
        public int code;
    }

    static EchoFault faultFor(String why) {
        FaultInfo info = new FaultInfo();
        info.why = why;
        info.code = 7;
        return new EchoFault("it has failed", info);
    }

    /** The operations of the wrapped style and of rpc style. */
    @WebService(targetNamespace = ECHO)
    public interface Shapes {
        String echoString(@WebParam(name = "inputString") String value);
        String[] echoStringArray(@WebParam(name = "inputStringArray") String[] value);
        int echoInteger(@WebParam(name = "inputInteger") int value);
        int[] echoIntegerArray(@WebParam(name = "inputIntegerArray") int[] value);
        float echoFloat(@WebParam(name = "inputFloat") float value);
        float[] echoFloatArray(@WebParam(name = "inputFloatArray") float[] value);
        SOAPStruct echoStruct(@WebParam(name = "inputStruct") SOAPStruct value);
        SOAPStruct[] echoStructArray(@WebParam(name = "inputStructArray") SOAPStruct[] value);
        byte[] echoBase64(@WebParam(name = "inputBase64") byte[] value);
        Calendar echoDate(@WebParam(name = "inputDate") Calendar value);
        BigDecimal echoDecimal(@WebParam(name = "inputDecimal") BigDecimal value);
        boolean echoBoolean(@WebParam(name = "inputBoolean") boolean value);
        SOAPStructStruct echoNestedStruct(@WebParam(name = "inputStruct") SOAPStructStruct value);
        SOAPArrayStruct echoNestedArray(@WebParam(name = "inputStruct") SOAPArrayStruct value);
        long echoLong(@WebParam(name = "inputLong") long value);
        double echoDouble(@WebParam(name = "inputDouble") double value);
        Color echoColor(@WebParam(name = "inputColor") Color value);

        SOAPStruct echoSimpleTypesAsStruct(
                @WebParam(name = "inputString") String string,
                @WebParam(name = "inputInteger") int integer,
                @WebParam(name = "inputFloat") float number);

        void echoStructAsSimpleTypes(
                @WebParam(name = "inputStruct") SOAPStruct struct,
                @WebParam(name = "outputString", mode = WebParam.Mode.OUT) Holder<String> string,
                @WebParam(name = "outputInteger", mode = WebParam.Mode.OUT) Holder<Integer> integer,
                @WebParam(name = "outputFloat", mode = WebParam.Mode.OUT) Holder<Float> number);

        void echoVoid(
                @WebParam(name = "echoMeStringRequest", targetNamespace = HEADERS, header = true) String request,
                @WebParam(name = "echoMeStringResponse", targetNamespace = HEADERS, header = true, mode = WebParam.Mode.OUT)
                        Holder<String> response);

        void fail(@WebParam(name = "inputString") String why) throws EchoFault;
    }

    /** Answers with what it gets, or with what the next service answers. */
    public abstract static class Base implements Shapes {
        private Shapes next;

        Base passingOnTo(Shapes next) {
            this.next = next;
            return this;
        }

        public String echoString(String value) {
            return next == null ? value : next.echoString(value);
        }

        public String[] echoStringArray(String[] value) {
            return next == null ? value : next.echoStringArray(value);
        }

        public int echoInteger(int value) {
            return next == null ? value : next.echoInteger(value);
        }

        public int[] echoIntegerArray(int[] value) {
            return next == null ? value : next.echoIntegerArray(value);
        }

        public float echoFloat(float value) {
            return next == null ? value : next.echoFloat(value);
        }

        public float[] echoFloatArray(float[] value) {
            return next == null ? value : next.echoFloatArray(value);
        }

        public SOAPStruct echoStruct(SOAPStruct value) {
            return next == null ? value : next.echoStruct(value);
        }

        public SOAPStruct[] echoStructArray(SOAPStruct[] value) {
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

        public SOAPStructStruct echoNestedStruct(SOAPStructStruct value) {
            return next == null ? value : next.echoNestedStruct(value);
        }

        public SOAPArrayStruct echoNestedArray(SOAPArrayStruct value) {
            return next == null ? value : next.echoNestedArray(value);
        }

        public long echoLong(long value) {
            return next == null ? value : next.echoLong(value);
        }

        public double echoDouble(double value) {
            return next == null ? value : next.echoDouble(value);
        }

        public Color echoColor(Color value) {
            return next == null ? value : next.echoColor(value);
        }

        public SOAPStruct echoSimpleTypesAsStruct(String string, int integer, float number) {
            if (next != null) return next.echoSimpleTypesAsStruct(string, integer, number);
            SOAPStruct struct = new SOAPStruct();
            struct.varString = string;
            struct.varInt = integer;
            struct.varFloat = number;
            return struct;
        }

        public void echoStructAsSimpleTypes(
                SOAPStruct struct, Holder<String> string, Holder<Integer> integer, Holder<Float> number) {
            if (next != null) {
                next.echoStructAsSimpleTypes(struct, string, integer, number);
                return;
            }
            string.value = struct.varString;
            integer.value = struct.varInt;
            number.value = struct.varFloat;
        }

        public void echoVoid(String request, Holder<String> response) {
            if (next != null) next.echoVoid(request, response);
            else response.value = request;
        }

        public void fail(String why) throws EchoFault {
            if (next != null) next.fail(why);
            throw faultFor(why);
        }
    }

    @WebService(
            endpointInterface = "interop.Wrapped",
            serviceName = "EchoService",
            portName = "EchoPort",
            targetNamespace = ECHO)
    public static class WrappedEcho extends Base implements Wrapped {}

    @WebService(
            endpointInterface = "interop.Rpc",
            serviceName = "EchoService",
            portName = "EchoPort",
            targetNamespace = ECHO)
    public static class RpcEcho extends Base implements Rpc {}
}
