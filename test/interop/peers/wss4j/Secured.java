import java.io.FileInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSEncryptionPart;
import org.apache.ws.security.WSPasswordCallback;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.message.WSSecHeader;
import org.apache.ws.security.message.WSSecSignature;
import org.apache.ws.security.message.WSSecTimestamp;
import org.apache.ws.security.message.WSSecUsernameToken;
import org.w3c.dom.Document;

/**
 * Checks and makes secured messages with WSS4J. Arguments: a file with a key in PEM, one with its certificate, and then steps, each with a
 * file that has a message: "check" prints what was found, any other step what it has made of the message. A line of "---" ends each.
 */
public final class Secured {
  private static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  private final Merlin crypto = new Merlin();

  public static void main(String[] args) throws Exception {
    Secured secured = new Secured(args[0], args[1]);
    for (int at = 2; at + 1 < args.length; at += 2) {
      String answer;
      try {
        answer = args[at].equals("check") ? secured.check(read(args[at + 1])) : secured.make(args[at], read(args[at + 1]));
      } catch (Exception error) {
        answer = "error: " + error.getMessage();
      }
      System.out.write((answer + "\n---\n").getBytes(StandardCharsets.UTF_8));
    }
    System.out.flush();
  }

  private Secured(String keyFile, String certificateFile) throws Exception {
    String pem = Files.readString(Path.of(keyFile)).replaceAll("-----[^-]*-----|\\s", "");
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
    PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(spec);
    Certificate certificate;
    try (FileInputStream in = new FileInputStream(certificateFile)) {
      certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("signer", key, "hush".toCharArray(), new Certificate[] {certificate});
    crypto.setKeyStore(store);
  }

  /** Knows the password of the key, and of the user ada. */
  private static final CallbackHandler PASSWORDS = callbacks -> {
    for (Callback callback : callbacks) ((WSPasswordCallback) callback).setPassword("hush");
  };

  private String check(Document message) throws Exception {
    WSSecurityEngine engine = new WSSecurityEngine();
    TreeSet<String> found = new TreeSet<>();
    for (WSSecurityEngineResult result : engine.processSecurityHeader(message, null, PASSWORDS, crypto)) {
      int action = (Integer) result.get(WSSecurityEngineResult.TAG_ACTION);
      if (ACTIONS.containsKey(action)) found.add(ACTIONS.get(action));
    }
    return String.join(" ", found);
  }

  private static final Map<Integer, String> ACTIONS =
      Map.of(WSConstants.TS, "Timestamp", WSConstants.UT, "UsernameToken", WSConstants.SIGN, "Signature");

  private String make(String step, Document message) throws Exception {
    WSSecHeader header = new WSSecHeader();
    header.insertSecurityHeader(message);
    new WSSecTimestamp().build(message, header);
    if (step.equals("text") || step.equals("digest")) {
      WSSecUsernameToken token = new WSSecUsernameToken();
      token.setPasswordType(step.equals("text") ? WSConstants.PASSWORD_TEXT : WSConstants.PASSWORD_DIGEST);
      token.setUserInfo("ada", "hush");
      token.build(message, header);
    } else {
      sign(step, message, header);
    }
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(message), new StreamResult(text));
    return text.toString();
  }

  private void sign(String step, Document message, WSSecHeader header) throws Exception {
    WSSecSignature signature = new WSSecSignature();
    signature.setUserInfo("signer", "hush");
    signature.setKeyIdentifierType(REFERENCES.get(step));
    signature.setSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    signature.setDigestAlgo(SHA_256);
    List<WSEncryptionPart> parts = new ArrayList<>();
    parts.add(new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, ""));
    parts.add(new WSEncryptionPart("Body", message.getDocumentElement().getNamespaceURI(), ""));
    signature.setParts(parts);
    signature.build(message, crypto, header);
  }

  private static final Map<String, Integer> REFERENCES =
      Map.of(
          "BinarySecurityToken", WSConstants.BST_DIRECT_REFERENCE,
          "IssuerSerial", WSConstants.ISSUER_SERIAL,
          "SubjectKeyIdentifier", WSConstants.SKI_KEY_IDENTIFIER,
          "Thumbprint", WSConstants.THUMBPRINT_IDENTIFIER);

  private static Document read(String file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(Path.of(file).toFile());
  }
}
