import type { Attachment } from "../contract/attachment.js";
import type { Direction, ElementUse, Endpoint, Message, Operation } from "../contract/contract.js";
import { isInAnyOrder } from "../contract/types.js";
import type { MemberNames } from "../source/member-names.js";
import { sameData } from "../xsd/merge-components.js";
import type { Part } from "./content-parts.js";
import { planMessage } from "./content-plan.js";
import { type GeneratedFrom, generatedFrom } from "./doc-text.js";
import { memberName, numberedUses } from "./member-name.js";
import { type EndpointNames, operationNames } from "./names.js";

/** The headers or the body of a message: an interface, and the functions that write and read its members. */
export interface MessagePart {
  readonly identifier: string;
  readonly documentation: readonly (string | GeneratedFrom)[];
  readonly parts: readonly Part[];
  /** The namespace in which writing and reading begin; undefined for headers and for parts of a body, which set their own. */
  readonly namespace: string | undefined;
  /** The element, if it is written and read as a whole, and not by its members. */
  readonly bare?: ElementUse | undefined;
  /** The parts beside the envelope, which are in a property of their own. */
  readonly attachments: readonly Attachment[];
  /** Whether its elements may come in any order. */
  readonly inAnyOrder?: boolean | undefined;
  /** What it writes and reads of a body; undefined for the content of its element. */
  readonly form?: "bare" | "parts" | undefined;
}

/** The headers of all messages that go one way. */
export interface HeaderParts {
  /** A single part if all operations have the same headers. */
  readonly all: readonly MessagePart[];
  readonly of: (operation: Operation) => MessagePart;
}

export function headerParts(
  direction: Direction,
  endpoint: Endpoint,
  names: EndpointNames,
  members: MemberNames,
): HeaderParts {
  const role = direction === "request" ? "requestHeaders" : "responseHeaders";
  const operations = endpoint.operations.filter(({ isOneWay }) => direction === "request" || !isOneWay);
  const [first] = operations;
  const isShared = (other: Message): boolean => sameData(first?.[direction].headers, other.headers);
  if (first !== undefined && operations.every((operation) => isShared(operation[direction]))) {
    const shared = headerPart(names[role], `all ${direction}s of ${endpoint.name}`, first[direction], members);
    return { all: [shared], of: () => shared };
  }
  const own = (operation: Operation): MessagePart =>
    headerPart(
      operationNames(names, operation.name)[role],
      `the ${direction} of ${operation.name}`,
      operation[direction],
      members,
    );
  return { all: operations.map(own), of: own };
}

/** @param messages - which messages have the headers, in words */
function headerPart(identifier: string, messages: string, { headers }: Message, members: MemberNames): MessagePart {
  const parts = numberedUses(headers, members).map(
    (use): Part => ({ kind: "member", key: memberName(use, members), use, isLazy: false }),
  );
  const documentation = [`The SOAP headers of ${messages}.`];
  return { identifier, documentation, parts, attachments: [], namespace: undefined };
}

/** @param whose - which message has the body, in words, for one that no element and no text describes */
export function bodyPart(identifier: string, whose: string, message: Message, members: MemberNames): MessagePart {
  const { element, documentation, content, attachments } = message;
  const from = element === undefined || content.kind === "parts" ? [] : [generatedFrom("element", element)];
  return {
    identifier,
    documentation: documentation === "" && from.length === 0 ? [`The body of ${whose}.`] : [documentation, ...from],
    parts: content.kind === "bare" ? [] : planMessage(content, members),
    attachments,
    namespace: content.kind === "parts" ? undefined : element?.namespace,
    inAnyOrder: isInAnyOrder(content),
    bare: content.kind === "bare" ? content.value : undefined,
    form: content.kind === "bare" || content.kind === "parts" ? content.kind : undefined,
  };
}
