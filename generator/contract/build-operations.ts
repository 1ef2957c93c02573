import { SchemaError, unsupported } from "../source/errors.js";
import type { Part, PartContent, SoapHeaderFault, Message as WsdlMessage } from "../wsdl/definitions.js";
import { findMessage, type Messages } from "../wsdl/link-definitions.js";
import { clarkName, compareText, NAMESPACE } from "../xml/qname.js";
import type { Attachment } from "./attachment.js";
import type { BoundFault, BoundMessage, BoundOperation } from "./bind-operations.js";
import { bodyParticles } from "./body-particles.js";
import type { Subject } from "./build-assertions.js";
import type { ElementUse, Fault, Message, Operation } from "./contract.js";
import { attachedParts, bodyParts, headerParts } from "./find-parts.js";
import {
  checkDefined,
  checkDistinct,
  findElement,
  type PartScope,
  useElement,
  usePart,
  useTypedPart,
} from "./part-uses.js";
import { typeOfElement } from "./type-path.js";
import { isSequence } from "./wrapped-style.js";

/** What the messages of one WSDL can refer to. */
export interface OperationScope extends PartScope {
  readonly messages: Messages;
}

export function buildOperation(operation: BoundOperation, scope: OperationScope): Operation {
  const { name, documentation, soapAction, actions, style, request, response, faults, faultHeaders } = operation;
  return {
    name,
    documentation,
    soapAction,
    actions,
    style,
    request: buildMessage(request, scope),
    response: response === undefined ? NO_MESSAGE : buildMessage(response, scope),
    isOneWay: response === undefined,
    faults: faults.map((fault) => buildFault(fault, scope)).sort((a, b) => compareText(a.name, b.name)),
    faultHeaders: buildHeaders(faultHeaders, scope).map((header) => ({ ...header, occurs: OPTIONAL })),
  };
}

const NO_MESSAGE: Message = {
  element: undefined,
  documentation: "",
  content: { kind: "parts", particles: [] },
  isEncoded: false,
  attachments: [],
  headers: [],
};

/** The WSDL elements that describe an operation, including its messages. */
export function subjectOf({ subject, request, response, faults }: BoundOperation, scope: OperationScope): Subject {
  const bound = [request, ...(response === undefined ? [] : [response]), ...faults];
  const messages = bound.map(({ message, position }) => findMessage(scope.messages, message, position));
  return [...subject, ...messages.flatMap((message) => [message, ...message.parts])];
}

/** The message of a fault has one part: the element in the fault's detail (WSDL 1.1, 3.6). */
function buildFault({ name, action, message, position, soap }: BoundFault, scope: OperationScope): Fault {
  const { parts } = findMessage(scope.messages, message, position);
  const [part, second] = parts;
  if (part === undefined || second !== undefined)
    throw unsupported(`a fault of ${parts.length} parts (message ${clarkName(message)})`, position);
  const use = (): ElementUse => usePart(part, soap?.namespace ?? "", ONCE, scope);
  return { name, action, detail: soap?.use === "encoded" ? scope.types.encoded(use) : use() };
}

const ONCE = { min: 1, max: 1 };

const OPTIONAL = { min: 0, max: 1 };

function buildMessage(bound: BoundMessage, scope: OperationScope): Message {
  const { isEncoded } = bound;
  const message = isEncoded ? scope.types.encoded(() => buildContent(bound, scope)) : buildContent(bound, scope);
  return { ...message, isEncoded };
}

function buildContent(bound: BoundMessage, scope: OperationScope): Omit<Message, "isEncoded"> {
  const message = findMessage(scope.messages, bound.message, bound.position);
  const parts = bodyParts(message, bound);
  const attachments = buildAttachments(message, bound);
  const headers = buildHeaders(bound.headers, scope);
  if (bound.wrapper !== undefined) return { ...buildRpc(bound.wrapper, parts, message, scope), attachments, headers };
  const [part, second] = parts;
  const isWhole = part !== undefined && second === undefined;
  const body = isWhole ? buildWhole(part, message, scope) : buildParts(parts, message, scope);
  // A value without members has no place for attachments beside it, so its element is a member.
  const isBare = body.content.kind === "bare" && attachments.length > 0;
  return { ...(isBare ? buildParts(parts, message, scope) : body), attachments, headers };
}

type MessageBody = Omit<Message, "attachments" | "headers" | "isEncoded">;

/** A body of one part. */
function buildWhole(part: Part, message: WsdlMessage, scope: OperationScope): MessageBody {
  return part.content.kind === "type" ? buildTyped(part, message, scope) : buildDocument(part, scope);
}

function buildAttachments(message: WsdlMessage, { contents }: BoundMessage): Attachment[] {
  return [...attachedParts(message, contents)].map(([{ name, documentation, content }, types]) => {
    return { name, documentation, kind: kindOfPart(content, types), types };
  });
}

/** A part is what its datatype says; a part with elements is what its media type says: the text of a document, or a picture of it. */
function kindOfPart({ name: { namespace, localName } }: PartContent, types: readonly string[]): Attachment["kind"] {
  if (["base64Binary", "hexBinary"].includes(localName)) return "bytes";
  if (namespace === NAMESPACE.xsd) return "text";
  return types.every((type) => /^(?:text\/|application\/xml$)|\+xml$/.test(type)) ? "text" : "bytes";
}

/** The style rpc: an element for the operation, and in it one for each part. */
function buildRpc(
  wrapper: BoundMessage["wrapper"],
  parts: readonly Part[],
  { documentation }: WsdlMessage,
  scope: OperationScope,
): MessageBody {
  const particles = parts.map((part) => ({ kind: "member" as const, ...useTypedPart(part, "", scope) }));
  return { element: wrapper, documentation, content: { kind: "elements", particles } };
}

/** A body with no element or with several. */
function buildParts(parts: readonly Part[], message: WsdlMessage, scope: OperationScope): MessageBody {
  const { documentation, position } = message;
  const members = parts.map((part) => {
    const use = useElement(findElement(part, scope.schemas), scope.types, ONCE);
    return { kind: "member" as const, ...use };
  });
  checkDistinct(members, position);
  return { element: members[0]?.element, documentation, content: { kind: "parts", particles: members } };
}

/** A part that names a type is the content of the body itself (WSDL 1.1, 3.5). */
function buildTyped(part: Part, message: WsdlMessage, scope: OperationScope): MessageBody {
  const { content, position } = part;
  checkDefined(part, scope.schemas);
  const particles = bodyParticles(content.name, scope);
  if (particles === undefined) {
    const found = `the part ${part.name} of the type ${clarkName(content.name)}`;
    throw new SchemaError(`${found} is the whole body, but the body of a document consists of elements`, position);
  }
  const [first] = particles;
  const element = first?.kind === "member" && first.occurs.min > 0 ? first.element : undefined;
  return { element, documentation: message.documentation, content: { kind: "parts", particles } };
}

/** The style document: one element, which may wrap the parameters of the operation. */
function buildDocument(part: Part, { schemas, types }: OperationScope): MessageBody {
  const declaration = findElement(part, schemas);
  const { type, nillable, value, name, annotation } = declaration;
  const definition = type.kind === "anonymous" ? type.definition : schemas.types.get(clarkName(type.name));
  const bare = (documentation: string): MessageBody => ({
    element: name,
    documentation: annotation.documentation || documentation,
    content: { kind: "bare", value: useElement(declaration, types, ONCE) },
  });
  if (definition?.kind !== "complexType" || definition.abstract || nillable || value !== undefined) return bare("");
  // Its own name says which of the types a message has (xsi:type), so that its members alone would not be the message.
  if (definition.name !== undefined && types.derived.has(clarkName(definition.name))) return bare("");
  const lowered = types.lower(definition, definition.name ?? typeOfElement(name));
  if (!isSequence(lowered)) return bare("");
  return {
    element: name,
    documentation: annotation.documentation || definition.annotation.documentation,
    content: { ...lowered.content, particles: types.members(lowered.content.particles) },
  };
}

/**
 * A header may always be left out: a fault has none, and WCF reads a missing header as nil. An element that is a header several times
 * is a header that repeats.
 */
function buildHeaders(headers: readonly SoapHeaderFault[], scope: OperationScope): ElementUse[] {
  const uses = new Map<string, ElementUse>();
  for (const [part, { namespace }] of headerParts(headers, scope.messages)) {
    const use = usePart(part, namespace ?? "", OPTIONAL, scope);
    const key = clarkName(use.element);
    const known = uses.get(key);
    uses.set(key, known === undefined ? use : again(known));
  }
  return [...uses.values()];
}

function again(use: ElementUse): ElementUse {
  const { min, max } = use.occurs;
  return { ...use, occurs: { min, max: max === "unbounded" ? max : max + 1 } };
}
