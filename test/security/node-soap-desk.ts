import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { listen } from "soap";
import { startServer } from "../support/http-server.js";
import { ASK_WSDL } from "./ask-wsdl.js";

/** Asks for a user whose password is a digest, and for the time. */
const POLICY = `<wsp:Policy xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"
  xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"><sp:SupportingTokens><wsp:Policy>
  <sp:UsernameToken><wsp:Policy><sp:WssUsernameToken10/><sp:HashPassword/></wsp:Policy></sp:UsernameToken>
</wsp:Policy></sp:SupportingTokens><sp:IncludeTimestamp/></wsp:Policy>`;

/** The service of the desk, with that policy. */
export const DESK_WSDL = ASK_WSDL.replace("<soap:binding", `${POLICY}$&`);

interface Token {
  readonly UsernameToken: {
    readonly Username: string;
    readonly Password: { readonly $value: string };
    readonly Nonce: { readonly $value: string };
    readonly Created: string;
  };
}

/** Serves the desk with node-soap until the end of the test. It lets in the user of the example, with the digest of its password. @returns its URL */
export async function serveDesk(): Promise<string> {
  const server = createServer();
  const url = await startServer(server);
  const Ask = ({ Question }: { Question: string }): { Answer: string } => ({ Answer: `${Question}, ${Question}` });
  const soapServer = listen(
    server,
    new URL(url).pathname,
    { Desk: { Desk: { Ask } } },
    DESK_WSDL.replace("http://127.0.0.1/", url),
  );
  soapServer.authenticate = ({ UsernameToken: { Username, Password, Nonce, Created } }: Token) => {
    const nonce = Buffer.from(Nonce.$value, "base64");
    const digest = createHash("sha1").update(nonce).update(`${Created}password`).digest("base64");
    return Username === "user" && Password.$value === digest;
  };
  return url;
}
