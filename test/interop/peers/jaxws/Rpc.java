package interop;

import javax.jws.WebService;
import javax.jws.soap.SOAPBinding;

/** The service in rpc style. */
@WebService(name = "Echo", targetNamespace = EchoJaxws.ECHO)
@SOAPBinding(style = SOAPBinding.Style.RPC)
public interface Rpc extends EchoJaxws.Shapes {}
