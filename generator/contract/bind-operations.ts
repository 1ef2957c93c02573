import { SchemaError, unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { quote } from "../source/visible-text.js";
import type {
  BindingMessage,
  BindingOperation,
  MimeContent,
  PortTypeMessage,
  PortTypeOperation,
  SoapBody,
  SoapFault,
  SoapHeader,
  SoapHeaderFault,
  SoapStyle,
  SoapUse,
  SoapVersion,
  WsdlComponent,
} from "../wsdl/definitions.js";
import type { LinkedFault, LinkedOperation } from "../wsdl/link-definitions.js";
import { expandedName, NAMESPACE, type QName } from "../xml/qname.js";
import { actionsOf, faultAction } from "./actions.js";
import type { Actions } from "./addressing.js";
import type { SoapPort } from "./choose-ports.js";
import type { LeftOut } from "./left-out.js";
import { type Bindable, nameOperations } from "./name-operations.js";

/** An operation that a client begins, in document or rpc style, with its messages as they are bound. */
export interface BoundOperation {
  /** Unique in its portType, unlike the name in the WSDL. */
  readonly name: string;
  readonly documentation: string;
  readonly soapAction: string;
  readonly actions: Actions;
  readonly style: SoapStyle;
  readonly request: BoundMessage;
  /** Undefined if the operation is one-way. */
  readonly response: BoundMessage | undefined;
  readonly faults: readonly BoundFault[];
  readonly faultHeaders: readonly SoapHeaderFault[];
  /** The WSDL elements of the portType and of the binding that describe it; policies may be attached to each. */
  readonly subject: readonly WsdlComponent[];
}

export interface BoundMessage {
  readonly message: QName;
  readonly body: SoapBody;
  readonly headers: readonly SoapHeader[];
  readonly contents: readonly MimeContent[];
  /** Whether it is in SOAP's encoding. */
  readonly isEncoded: boolean;
  /** The element that the rpc style puts around the parts; undefined in document style. */
  readonly wrapper: QName | undefined;
  /** Where the portType declares the operation. */
  readonly position: Position;
}

export interface BoundFault extends Omit<PortTypeMessage, "action"> {
  readonly action: string;
  /** Undefined if the binding leaves the fault out. */
  readonly soap: SoapFault | undefined;
}

/** The operations of a port by what can be done with them. */
export interface PortOperations {
  readonly bindable: readonly Bindable[];
  readonly leftOut: readonly LeftOut[];
}

/** Leaves out the operations that no client can begin, those that the binding lacks, and those whose messages are not bound to SOAP. */
export function operationsOf({ operations, binding }: SoapPort): PortOperations {
  const named = nameOperations(operations);
  const bound = new Set(binding.operations.map(({ name }) => name));
  const reasons = named.map(({ name, linked }) => {
    const isBound = bound.has(linked.abstract.name);
    const reason = reasonToLeaveOut(linked) ?? (isBound ? undefined : `the binding ${binding.name.localName} lacks it`);
    return { name, linked, reason };
  });
  return {
    bindable: reasons.filter(({ reason }) => reason === undefined),
    leftOut: reasons.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ operation: name, reason }])),
  };
}

function reasonToLeaveOut({ abstract, concrete }: LinkedOperation): string | undefined {
  const { transmission } = abstract;
  if (transmission === "notification" || transmission === "solicit-response")
    return `the service begins it (${transmission})`;
  for (const which of ["input", "output"] as const) {
    const [extension] = concrete?.[which]?.body === undefined ? (concrete?.[which]?.extensions ?? []) : [];
    if (extension !== undefined) return `its ${which} is bound to ${extension.element.name.localName}, not to SOAP`;
  }
  return undefined;
}

/** @throws SchemaError for what WSDL and its SOAP bindings allow and a contract cannot express */
export function bindOperation({ name, linked }: Bindable, { binding, portType }: SoapPort): BoundOperation {
  const { abstract, concrete, faults } = linked;
  if (concrete === undefined) {
    const { localName } = binding.name;
    throw new SchemaError(`the binding ${localName} lacks the operation ${abstract.name}`, binding.position);
  }
  const { soap } = concrete;
  const { version } = binding.soap;
  if (soap !== undefined) checkVersion(soap, "operation", version);
  const { namespace } = portType.name;
  const bound = { abstract, concrete, style: soap?.style ?? binding.soap.style, version, namespace };
  const isOneWay = abstract.transmission === "one-way";
  const soapAction = soap?.soapAction ?? "";
  const headers = [concrete.input, concrete.output].flatMap((message) => message?.headers ?? []);
  return {
    name,
    documentation: abstract.documentation,
    // SOAP 1.1 over HTTP requires a soapAction (WSDL 1.1, 3.4), but many services need none: they go by the element in the body.
    soapAction,
    actions: actionsOf(abstract, soapAction, portType.name),
    style: bound.style,
    request: bindMessage(bound, "input"),
    response: isOneWay ? undefined : bindMessage(bound, "output"),
    faults: faults.map((fault) => ({
      ...bindFault(fault, version, concrete.output?.body?.use === "encoded"),
      action: faultAction(abstract, fault.abstract, portType.name),
    })),
    faultHeaders: headers.flatMap((header) => header.faults),
    subject: subjectOf(linked),
  };
}

/** The WSDL elements that describe an operation. */
function subjectOf({ abstract, concrete, faults }: LinkedOperation): WsdlComponent[] {
  const ofFaults = faults.flatMap((fault) => [fault.abstract, fault.concrete]);
  const parts = [abstract, concrete, abstract.input, concrete?.input, abstract.output, concrete?.output, ...ofFaults];
  return parts.filter((part) => part !== undefined);
}

/** An operation, in the portType and in the binding. */
interface Binding {
  readonly abstract: PortTypeOperation;
  readonly concrete: BindingOperation;
  readonly style: SoapStyle;
  readonly version: SoapVersion;
  /** That of the portType. */
  readonly namespace: string;
}

function bindMessage(
  { abstract, concrete, style, version, namespace }: Binding,
  which: "input" | "output",
): BoundMessage {
  const { [which]: message, position } = abstract;
  const bound: BindingMessage | undefined = concrete[which];
  if (message === undefined || bound === undefined)
    throw new SchemaError(`the binding of ${abstract.name} lacks its ${which}`, concrete.position);
  const { body, headers, contents } = bound;
  if (body === undefined) throw new SchemaError(`wsdl:${which} lacks soap:body`, bound.position);
  checkVersion(body, "body", version);
  const isEncoded = body.use === "encoded";
  if (isEncoded) checkEncoding(body, style);
  for (const header of headers.flatMap((each) => [each, ...each.faults])) checkHeader(header, version, isEncoded);
  // The wrapper of a response is called like the operation as well (WS-I Basic Profile 1.1, R2729).
  const localName = which === "input" ? abstract.name : `${abstract.name}Response`;
  const wrapper = style === "rpc" ? expandedName(body.namespace ?? namespace, localName) : undefined;
  return { message: message.message, body, headers, contents, isEncoded, wrapper, position };
}

function checkHeader(header: SoapHeaderFault, version: SoapVersion, isEncoded: boolean): void {
  checkVersion(header, "header", version);
  if (!isEncoded) checkLiteral(header);
}

/** Only the encoding of SOAP 1.1 is known, in the style that it was made for. */
function checkEncoding({ version, encodingStyle, position }: SoapBody, style: SoapStyle): void {
  if (version !== "1.1") throw unsupported(`use="encoded" in SOAP ${version}`, position);
  if (style !== "rpc") throw unsupported(`use="encoded" in the style ${style}`, position);
  const other = encodingStyle.find((uri) => uri.replace(/\/?$/, "/") !== NAMESPACE.soapEncoding);
  if (other !== undefined) throw unsupported(`the encoding ${quote(other)}`, position);
}

function bindFault(
  { abstract, concrete }: LinkedFault,
  version: SoapVersion,
  isEncoded: boolean,
): Omit<BoundFault, "action"> {
  if (concrete === undefined) return { ...abstract, soap: undefined };
  const { soap, position } = concrete;
  if (soap === undefined) throw new SchemaError("wsdl:fault lacks soap:fault", position);
  checkVersion(soap, "fault", version);
  if (!isEncoded) checkLiteral(soap);
  return { ...abstract, soap };
}

function checkLiteral({ use, position }: { readonly use: SoapUse; readonly position: Position }): void {
  if (use !== "literal") throw unsupported(`use=${quote(use)}`, position);
}

function checkVersion(
  element: { readonly version: SoapVersion; readonly position: Position },
  name: string,
  version: SoapVersion,
): void {
  if (element.version === version) return;
  throw unsupported(`${SOAP_PREFIX[element.version]}:${name} in a binding to SOAP ${version}`, element.position);
}

const SOAP_PREFIX: Readonly<Record<SoapVersion, string>> = { "1.1": "soap", "1.2": "soap12" };
