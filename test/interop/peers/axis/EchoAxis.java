package interop;

import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Paths;
import javax.xml.rpc.holders.FloatHolder;
import javax.xml.rpc.holders.IntHolder;
import javax.xml.rpc.holders.StringHolder;
import org.apache.axis.MessageContext;
import org.apache.axis.configuration.XMLStringProvider;
import org.apache.axis.message.SOAPHeaderElement;
import org.apache.axis.providers.java.RPCProvider;
import org.apache.axis.transport.http.SimpleAxisServer;
import org.soapinterop.Echo;
import org.soapinterop.EchoBindingStub;
import org.soapinterop.EchoServiceLocator;
import org.soapinterop.xsd.EchoFault;
import org.soapinterop.xsd.SOAPStruct;

/**
 * The echo service with the SimpleAxisServer of Axis and with the classes that its WSDL2Java makes of a WSDL. A second service passes all calls
 * on with a client. Prints the URL of both.
 */
public class EchoAxis {
    private static final String HEADERS = "http://soapinterop.org/echoheader/";

    private static String next;

    /** @param arguments the deployment that WSDL2Java has made, and the address to which calls are passed on */
    public static void main(String[] arguments) throws Exception {
        next = arguments[1];
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        SimpleAxisServer server = new SimpleAxisServer();
        server.setMyConfig(new XMLStringProvider(deployment(new String(Files.readAllBytes(Paths.get(arguments[0])), "UTF-8"))));
        server.setServerSocket(socket);
        server.start();
        System.out.println("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** The service twice, each with a provider of its own, and the transport by which the server finds them. */
    private static String deployment(String generated) {
        int start = generated.indexOf("<service ");
        int end = generated.indexOf("</deployment>");
        String service = generated.substring(start, end);
        return generated.substring(0, start)
                + "<handler name=\"URLMapper\" type=\"java:org.apache.axis.handlers.http.URLMapper\"/>"
                + "<transport name=\"http\"><requestFlow><handler type=\"URLMapper\"/></requestFlow></transport>"
                + provided(service, "echo", Answering.class)
                + provided(service, "echo-client", PassingOn.class)
                + generated.substring(end);
    }

    private static String provided(String service, String name, Class<? extends RPCProvider> provider) {
        return service.replace("name=\"EchoPort\"", "name=\"" + name + "\"")
                .replaceFirst("provider=\"java:RPC\"([^>]*)>", "provider=\"Handler\"$1><parameter name=\"handlerClass\" value=\"" + provider.getName().replace("$", "\\$") + "\"/>");
    }

    /** Answers with what it gets. */
    public static class Answering extends RPCProvider {
        @Override
        protected Object invokeMethod(MessageContext context, Method method, Object service, Object[] given) throws Exception {
            switch (method.getName()) {
                case "fail":
                    EchoFault fault = new EchoFault((String) given[0], 7);
                    fault.setFaultString("it has failed");
                    throw fault;
                case "echoVoid":
                    answerHeader(context, textOf(context, "echoMeStringRequest"));
                    return null;
                case "echoStructAsSimpleTypes":
                    SOAPStruct struct = (SOAPStruct) given[0];
                    ((StringHolder) given[1]).value = struct.getVarString();
                    ((IntHolder) given[2]).value = struct.getVarInt();
                    ((FloatHolder) given[3]).value = struct.getVarFloat();
                    return null;
                case "echoSimpleTypesAsStruct":
                    return new SOAPStruct((String) given[0], (Integer) given[1], (Float) given[2]);
                default:
                    return given[0];
            }
        }
    }

    /** Answers with what the next service answers. */
    public static class PassingOn extends RPCProvider {
        @Override
        protected Object invokeMethod(MessageContext context, Method method, Object service, Object[] given) throws Exception {
            EchoBindingStub client = (EchoBindingStub) new EchoServiceLocator().getEchoPort(new URL(next));
            String text = textOf(context, "echoMeStringRequest");
            if (text != null) client.setHeader(HEADERS, "echoMeStringRequest", text);
            Method ofBoth = Echo.class.getMethod(method.getName(), method.getParameterTypes());
            Object answer = super.invokeMethod(context, ofBoth, client, given);
            SOAPHeaderElement answered = client.getResponseHeader(HEADERS, "echoMeStringResponse");
            answerHeader(context, answered == null ? null : answered.getValue());
            return answer;
        }
    }

    private static String textOf(MessageContext context, String name) throws Exception {
        SOAPHeaderElement header = context.getRequestMessage().getSOAPEnvelope().getHeaderByName(HEADERS, name);
        if (header == null) return null;
        header.setProcessed(true);
        return header.getValue();
    }

    private static void answerHeader(MessageContext context, String text) throws Exception {
        if (text == null) return;
        SOAPHeaderElement header = new SOAPHeaderElement(HEADERS, "echoMeStringResponse", text);
        context.getResponseMessage().getSOAPEnvelope().addHeader(header);
    }
}
