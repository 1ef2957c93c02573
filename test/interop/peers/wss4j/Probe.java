/** Fails if WSS4J is not there. */
public final class Probe {
  public static void main(String[] args) throws Exception {
    Class.forName("org.apache.ws.security.WSSecurityEngine");
  }
}
