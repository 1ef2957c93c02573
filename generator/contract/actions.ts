import type { PortTypeMessage, PortTypeOperation } from "../wsdl/definitions.js";
import type { QName } from "../xml/qname.js";
import type { Actions } from "./addressing.js";

/**
 * The actions of an operation: those that the WSDL gives; for the request, else that of SOAP; else those of the default pattern
 * (WS-Addressing 1.0 Metadata, 4.4.1 and 4.4.4).
 */
export function actionsOf({ input, output }: PortTypeOperation, soapAction: string, portType: QName): Actions {
  const actionOf = (message: PortTypeMessage): string => message.action ?? pattern(portType, [message.name]);
  const request = input?.action ?? (soapAction === "" && input ? actionOf(input) : soapAction);
  return { request, response: output && actionOf(output) };
}

/** The action of a declared fault. */
export function faultAction(operation: PortTypeOperation, { name, action }: PortTypeMessage, portType: QName): string {
  return action ?? pattern(portType, [operation.name, "Fault", name]);
}

/** `http://tempuri.org/IOrders/PlaceRequest`, `urn:orders:IOrders:PlaceRequest` */
function pattern({ namespace, localName }: QName, names: readonly string[]): string {
  const delimiter = /^urn:/i.test(namespace) ? ":" : "/";
  const base = namespace.endsWith(delimiter) ? namespace.slice(0, -1) : namespace;
  return [base, localName, ...names].join(delimiter);
}
