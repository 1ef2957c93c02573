package interop;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.jws.Oneway;
import javax.jws.WebMethod;
import javax.jws.WebParam;
import javax.jws.WebResult;
import javax.jws.WebService;
import javax.jws.soap.SOAPBinding;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlRootElement;
import javax.xml.namespace.QName;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.BindingType;
import javax.xml.ws.Endpoint;
import javax.xml.ws.Service;
import javax.xml.ws.WebFault;
import javax.xml.ws.soap.Addressing;

/**
 * A service whose WSDL asks for WS-Addressing, in SOAP 1.1 and 1.2. Beside each, a second service passes all calls on with a client. Prints
 * its URL.
 */
public class AddressingJaxws {
    static final String NAMESPACE = "urn:t";

    /** @param arguments the address to which the calls of each version are passed on */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Endpoint.create(new Echo11()).publish(server.createContext("/1.1"));
        Endpoint.create(new Echo12()).publish(server.createContext("/1.2"));
        Answers first = new Echo11();
        first.target = client(url + "1.1", arguments[0]);
        Endpoint.create(first).publish(server.createContext("/1.1-client"));
        Answers second = new Echo12();
        second.target = client(url + "1.2", arguments[1]);
        Endpoint.create(second).publish(server.createContext("/1.2-client"));
        System.out.println(url);
    }

    private static Echo client(String url, String address) throws Exception {
        Echo port = Service.create(new URL(url + "?wsdl"), new QName(NAMESPACE, "EchoService")).getPort(Echo.class);
        ((BindingProvider) port).getRequestContext().put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, address);
        return port;
    }

    @WebService(name = "Echo", targetNamespace = NAMESPACE)
    @SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
    public interface Echo {
        @WebMethod
        @WebResult(name = "echoResponse", targetNamespace = NAMESPACE)
        String echo(@WebParam(name = "echo", targetNamespace = NAMESPACE) String text) throws Refused;

        @WebMethod
        @Oneway
        void tell(@WebParam(name = "tell", targetNamespace = NAMESPACE) String text);
    }

    @XmlRootElement(name = "Refusal", namespace = NAMESPACE)
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Refusal {
        public String why;
    }

    @WebFault(name = "Refusal", targetNamespace = NAMESPACE)
    public static class Refused extends Exception {
        private final Refusal refusal;

        public Refused(String message, Refusal refusal) {
            super(message);
            this.refusal = refusal;
        }

        public Refusal getFaultInfo() {
            return refusal;
        }
    }

    /** Returns what it gets, and refuses the text "no"; or passes calls on. */
    abstract static class Answers implements Echo {
        Echo target;

        @Override
        public String echo(String text) throws Refused {
            if (target != null) return target.echo(text);
            if (!"no".equals(text)) return text;
            Refusal refusal = new Refusal();
            refusal.why = "because";
            throw new Refused("refused", refusal);
        }

        @Override
        public void tell(String text) {
            if (target != null) target.tell(text);
        }
    }

    @WebService(serviceName = "EchoService", portName = "EchoPort", targetNamespace = NAMESPACE,
            endpointInterface = "interop.AddressingJaxws$Echo")
    @Addressing(required = true)
    public static class Echo11 extends Answers {}

    @WebService(serviceName = "EchoService", portName = "EchoPort", targetNamespace = NAMESPACE,
            endpointInterface = "interop.AddressingJaxws$Echo")
    @BindingType(javax.xml.ws.soap.SOAPBinding.SOAP12HTTP_BINDING)
    @Addressing(required = true)
    public static class Echo12 extends Answers {}
}
