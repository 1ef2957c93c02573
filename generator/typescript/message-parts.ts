import { isDeepStrictEqual } from "node:util";
import type { Direction, ElementUse, Endpoint, Message, Operation } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { codeSpan } from "./doc-text.js";
import type { Document } from "./document.js";
import { membersOf } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { type EndpointNames, operationNames } from "./names.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { Version } from "./version.js";

/** The headers or the body of a message: an interface, and what its functions begin with. */
export interface MessagePart {
  readonly identifier: string;
  readonly documentation: readonly string[];
  readonly members: readonly ElementUse[];
  /** Where `begin` leaves the cursor. */
  readonly namespace: string;
  readonly writeBegin: Document;
  readonly readBegin: Document;
}

/** The headers of all messages that go one way. */
export interface HeaderParts {
  /** A single one where all operations have the same headers. */
  readonly all: readonly MessagePart[];
  readonly of: (operation: Operation) => MessagePart;
}

export function headerParts(
  direction: Direction,
  { operations }: Endpoint,
  names: EndpointNames,
  version: Version,
): HeaderParts {
  const role = direction === "request" ? "requestHeaders" : "responseHeaders";
  const [first] = operations.map((operation) => operation[direction]);
  if (
    first !== undefined &&
    operations.every((operation) => isDeepStrictEqual(operation[direction].headers, first.headers))
  ) {
    const shared = headerPart(names[role], first, version);
    return { all: [shared], of: () => shared };
  }
  const own = (operation: Operation): MessagePart =>
    headerPart(operationNames(names, operation.name)[role], operation[direction], version);
  return { all: operations.map(own), of: own };
}

function headerPart(identifier: string, { headers }: Message, version: Version): MessagePart {
  const namespace = headers[0]?.element.namespace;
  const constant = namespace === undefined ? '""' : version.namespace(namespace);
  return {
    identifier,
    documentation: [],
    members: headers,
    namespace: namespace ?? "",
    writeBegin: onWriter("beginHeaders", constant, "value"),
    readBegin: onReader("beginHeaders", constant),
  };
}

export function bodyPart(
  identifier: string,
  { element, documentation, content }: Message,
  version: Version,
): MessagePart {
  const name = [version.namespace(element.namespace), literal(element.localName)];
  return {
    identifier,
    documentation: [documentation, `The element ${codeSpan(clarkName(element))}.`],
    members: membersOf(content),
    namespace: element.namespace,
    writeBegin: onWriter("beginPayload", ...name, "value"),
    readBegin: onReader("beginPayload", ...name),
  };
}
