import { showPosition } from "../source/source-text.js";
import type { Binding, PortType, SoapBinding, SoapVersion } from "../wsdl/definitions.js";
import type { LinkedPort } from "../wsdl/link-definitions.js";
import { compareText, NAMESPACE } from "../xml/qname.js";

/** A port that is bound to SOAP over HTTP. */
export interface SoapPort extends LinkedPort {
  readonly binding: Binding & { readonly soap: SoapBinding };
}

/** The port by which a portType is called. */
export interface ChosenPort {
  readonly port: SoapPort;
  /** The versions of SOAP in which its service can be called: that of the port, and those of other ports of the portType. */
  readonly soapVersions: readonly SoapVersion[];
}

export interface ChosenPorts {
  readonly chosen: readonly ChosenPort[];
  /** A warning for each portType that is left out, because no port of it is bound to SOAP over HTTP. */
  readonly warnings: readonly string[];
}

/**
 * Chooses one SOAP port for each portType. If a portType has several, one that is wanted by name wins, then the port with the oldest
 * SOAP version, and then the port with the first name. The others offer the same operations, perhaps at another address.
 */
export function choosePorts(ports: readonly LinkedPort[], wanted: readonly string[] = []): ChosenPorts {
  const byPortType = new Map<PortType, SoapPort[]>();
  for (const port of ports.filter(isSoapPort)) {
    const others = byPortType.get(port.portType);
    if (others === undefined) byPortType.set(port.portType, [port]);
    else others.push(port);
  }
  const chosen = [...byPortType.values()].flatMap((all) => {
    const [port] = all.sort((a, b) => rank(b, wanted) - rank(a, wanted) || compareVersions(a, b) || compareNames(a, b));
    const soapVersions = [...new Set(all.map(({ binding }) => binding.soap.version))];
    return port === undefined ? [] : [{ port, soapVersions }];
  });
  const others = ports.filter(({ portType }) => !byPortType.has(portType)).sort(compareNames);
  return { chosen, warnings: others.map(describeOther) };
}

function rank({ port }: SoapPort, wanted: readonly string[]): number {
  return wanted.includes(port.name) ? 1 : 0;
}

function compareVersions(a: SoapPort, b: SoapPort): number {
  return compareText(a.binding.soap.version, b.binding.soap.version);
}

function compareNames(a: LinkedPort, b: LinkedPort): number {
  return compareText(a.port.name, b.port.name);
}

/** Some write them with a slash at the end, and some without. */
const HTTP_TRANSPORTS: readonly string[] = [NAMESPACE.soapHttpTransport, NAMESPACE.soap12HttpTransport].map(
  withoutSlash,
);

function isSoapPort(port: LinkedPort): port is SoapPort {
  return HTTP_TRANSPORTS.includes(withoutSlash(port.binding.soap?.transport ?? ""));
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, "");
}

/** `a.wsdl:3:1: the port OrdersHttpGet is bound to http://…/wsdl/http/, not to SOAP over HTTP, and is left out` */
function describeOther(port: LinkedPort): string {
  const { name, position } = port.port;
  return `${showPosition(position)}: the port ${name} is bound to ${bindingOf(port)}, not to SOAP over HTTP, and is left out`;
}

/** `, but to SOAP over http://www.w3.org/2010/soapjms/`; nothing if there are no ports. */
export function otherBindings(ports: readonly LinkedPort[]): string {
  const all = [...new Set(ports.map(bindingOf))];
  return all.length === 0 ? "" : `, but to ${all.join(", ")}`;
}

function bindingOf({ binding: { soap, extensions } }: LinkedPort): string {
  const [extension] = extensions;
  const other = extension === undefined ? "nothing" : extension.element.name.namespace;
  return soap === undefined ? other : `SOAP over ${soap.transport}`;
}
