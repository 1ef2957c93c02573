package interop;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.activation.DataHandler;
import javax.activation.DataSource;
import javax.jws.WebMethod;
import javax.jws.WebParam;
import javax.jws.WebResult;
import javax.jws.WebService;
import javax.jws.soap.SOAPBinding;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;
import javax.xml.namespace.QName;
import javax.xml.ws.BindingProvider;
import javax.xml.ws.BindingType;
import javax.xml.ws.Endpoint;
import javax.xml.ws.Service;
import javax.xml.ws.soap.MTOM;
import javax.xml.ws.soap.MTOMFeature;

/**
 * A part of the service Archive with MTOM, in SOAP 1.1 and 1.2. Beside each, a second service passes all calls on with a client. Prints its
 * URL.
 */
public class ArchiveJaxws {
    static final String NAMESPACE = "urn:attachments";

    /** @param arguments the address to which the calls of each version are passed on */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Endpoint.create(new Archive11()).publish(server.createContext("/1.1"));
        Endpoint.create(new Archive12()).publish(server.createContext("/1.2"));
        Endpoint.create(new Archive11().passingOnTo(client(url + "1.1", arguments[0])))
                .publish(server.createContext("/1.1-client"));
        Endpoint.create(new Archive11().passingOnTo(client(url + "1.2", arguments[1])))
                .publish(server.createContext("/1.2-client"));
        System.out.println(url);
    }

    private static Archive client(String url, String address) throws Exception {
        Archive port = Service.create(new URL(url + "?wsdl"), new QName(NAMESPACE, "ArchiveService"))
                .getPort(Archive.class, new MTOMFeature(10));
        ((BindingProvider) port).getRequestContext().put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, address);
        return port;
    }

    @XmlType(name = "store", propOrder = {"name", "content"})
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Store {
        @XmlElement(name = "Name", namespace = NAMESPACE) public String name;
        @XmlElement(name = "Content", namespace = NAMESPACE) public DataHandler content;
    }

    @XmlType(name = "storeResponse")
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class StoreResponse {
        @XmlElement(name = "Size", namespace = NAMESPACE) public long size;
    }

    @XmlType(name = "load", propOrder = {"name", "copies"})
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Load {
        @XmlElement(name = "Name", namespace = NAMESPACE) public String name;
        @XmlElement(name = "Copies", namespace = NAMESPACE) public int copies;
    }

    @XmlType(name = "loadResponse")
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class LoadResponse {
        @XmlElement(name = "Content", namespace = NAMESPACE) public List<DataHandler> content = new ArrayList<>();
    }

    @WebService(name = "Archive", targetNamespace = NAMESPACE)
    @SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
    public interface Archive {
        @WebMethod(operationName = "Store", action = "urn:Store")
        @WebResult(name = "StoreResponse", targetNamespace = NAMESPACE)
        StoreResponse store(@WebParam(name = "Store", targetNamespace = NAMESPACE) Store request);

        @WebMethod(operationName = "Load", action = "urn:Load")
        @WebResult(name = "LoadResponse", targetNamespace = NAMESPACE)
        LoadResponse load(@WebParam(name = "Load", targetNamespace = NAMESPACE) Load request);
    }

    /** Counts what it gets, and answers with so many bytes as the name says; or does what the next service does. */
    public abstract static class Base implements Archive {
        private Archive next;

        Base passingOnTo(Archive next) {
            this.next = next;
            return this;
        }

        public StoreResponse store(Store request) {
            if (next != null) return next.store(request);
            StoreResponse response = new StoreResponse();
            try (InputStream in = request.content.getInputStream()) {
                byte[] piece = new byte[65536];
                for (int count = in.read(piece); count >= 0; count = in.read(piece)) response.size += count;
            } catch (java.io.IOException error) {
                throw new RuntimeException(error);
            }
            return response;
        }

        public LoadResponse load(Load request) {
            if (next != null) return next.load(request);
            LoadResponse response = new LoadResponse();
            for (int copy = 0; copy < request.copies; copy++)
                response.content.add(new DataHandler(new Counted(Long.parseLong(request.name), copy)));
            return response;
        }
    }

    @MTOM(threshold = 10)
    @WebService(
            endpointInterface = "interop.ArchiveJaxws$Archive",
            serviceName = "ArchiveService",
            portName = "ArchivePort",
            targetNamespace = NAMESPACE)
    public static class Archive11 extends Base {}

    @MTOM(threshold = 10)
    @BindingType(javax.xml.ws.soap.SOAPBinding.SOAP12HTTP_BINDING)
    @WebService(
            endpointInterface = "interop.ArchiveJaxws$Archive",
            serviceName = "ArchiveService",
            portName = "ArchivePort",
            targetNamespace = NAMESPACE)
    public static class Archive12 extends Base {}

    /** Bytes that are made while they are sent: the position of each, and the number of the copy. */
    static class Counted implements DataSource {
        private final long length;
        private final int copy;

        Counted(long length, int copy) {
            this.length = length;
            this.copy = copy;
        }

        public InputStream getInputStream() {
            return new InputStream() {
                private long at = 0;

                public int read() {
                    return at == length ? -1 : (int) ((at++ + copy) & 255);
                }

                public int read(byte[] bytes, int start, int count) {
                    if (at == length) return -1;
                    int end = (int) Math.min(count, length - at);
                    for (int index = 0; index < end; index++) bytes[start + index] = (byte) (at++ + copy);
                    return end;
                }
            };
        }

        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        public String getContentType() {
            return "application/octet-stream";
        }

        public String getName() {
            return "counted";
        }
    }
}
