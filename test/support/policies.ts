import { inlineWsdl } from "./inline-wsdl.js";

/** The prefixes that `policyWsdl` declares. */
const PREFIXES = {
  wsp: "http://schemas.xmlsoap.org/ws/2004/09/policy",
  wsp15: "http://www.w3.org/ns/ws-policy",
  wsu: "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
  wsaw: "http://www.w3.org/2006/05/addressing/wsdl",
  sp: "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702",
  sp11: "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy",
  x: "urn:x",
};

/** The places for extensions in a WSDL with two operations, Get and Put. */
export interface Placed {
  readonly definitions?: string;
  readonly service?: string;
  readonly port?: string;
  readonly portType?: string;
  readonly binding?: string;
  /** In the operation Put, as it is bound. */
  readonly put?: string;
  /** In its request, as it is bound. */
  readonly putInput?: string;
  /** In the message of its request. */
  readonly putMessage?: string;
}

/** A WSDL with policies or other extensions in some places. */
export function policyWsdl(placed: Placed): string {
  const { definitions = "", service = "", port = "", portType = "", binding = "" } = placed;
  const { put = "", putInput = "", putMessage = "" } = placed;
  return inlineWsdl({ prefixes: PREFIXES, operations: { Get: {}, Put: {} } })
    .replace("<wsdl:types>", `${definitions}\n$&`)
    .replace(/<wsdl:service [^>]*>/, `$&${service}`)
    .replace(/<wsdl:port [^>]*>/, `$&${port}`)
    .replace(/<wsdl:portType [^>]*>/, `$&${portType}`)
    .replace(/<wsdl:binding [^>]*>/, `$&${binding}`)
    .replace(/(<soap:operation soapAction="[^"]*Put"[^>]*>)(<wsdl:input>)/, `$1${put}$2${putInput}`)
    .replace('<wsdl:message name="Put">', `$&${putMessage}`);
}

/** A policy that asks for all of some assertions. */
export function policy(assertions: string, id?: string): string {
  const identity = id === undefined ? "" : ` wsu:Id="${id}"`;
  return `<wsp:Policy${identity}><wsp:ExactlyOne><wsp:All>${assertions}</wsp:All></wsp:ExactlyOne></wsp:Policy>`;
}
