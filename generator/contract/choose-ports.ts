import { bug, SchemaError } from "../source/errors.js";
import type { Binding, Definitions, PortType, SoapBinding } from "../wsdl/definitions.js";
import type { LinkedPort } from "../wsdl/link-definitions.js";
import { compareText, NAMESPACE } from "../xml/qname.js";

/** A port that is bound to SOAP over HTTP. */
export interface SoapPort extends LinkedPort {
  readonly binding: Binding & { readonly soap: SoapBinding };
}

/**
 * Chooses one SOAP port for each portType. If a portType has several, the port with the oldest SOAP version wins, and then
 * the port with the first name. The others offer the same operations at another address.
 * @throws SchemaError if no port is bound to SOAP over HTTP
 */
export function choosePorts(ports: readonly LinkedPort[], documents: readonly Definitions[]): SoapPort[] {
  const chosen = new Map<PortType, SoapPort>();
  const sorted = [...ports].sort((a, b) => compareText(a.port.name, b.port.name));
  for (const port of sorted.filter(isSoapPort)) {
    const other = chosen.get(port.portType);
    if (other === undefined || port.binding.soap.version < other.binding.soap.version) chosen.set(port.portType, port);
  }
  if (chosen.size === 0) throw noSoapPort(documents);
  return [...chosen.values()];
}

function isSoapPort(port: LinkedPort): port is SoapPort {
  return port.binding.soap?.transport === NAMESPACE.soapHttpTransport;
}

function noSoapPort([first]: readonly Definitions[]): Error {
  const message = "no port is bound to SOAP over HTTP";
  return first === undefined ? bug(message) : new SchemaError(message, first.position);
}
