package interop;

import javax.jws.WebService;

/** The service in the wrapped style. */
@WebService(name = "Echo", targetNamespace = EchoJaxws.ECHO)
public interface Wrapped extends EchoJaxws.Shapes {}
