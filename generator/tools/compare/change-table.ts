import type { Direction } from "../../contract/contract.js";

/** The ways in which contracts differ. */
export type ChangeKind = keyof typeof CHANGE_TABLE;

/** What a change means for a program that was built from one contract and meets the other. */
export type Verdict = "breaking" | "compatible" | "cosmetic";

/** Verdicts for a client of the old contract, and for a server of the old contract. */
type Verdicts = readonly [client: Verdict, server: Verdict];

interface Row {
  readonly request: Verdicts;
  readonly response: Verdicts;
  readonly reason: string;
}

const B = "breaking";
const C = "compatible";

function both(verdicts: Verdicts, reason: string): Row {
  return { request: verdicts, response: verdicts, reason };
}

/**
 * The verdicts for each kind of change. They follow from what .NET does with a message: it drops elements that are out of order,
 * skips unknown elements, refuses nil for a value that cannot be null, and refuses unknown values of an enumeration. A change is
 * breaking if something stops working, or is lost without an error.
 */
export const CHANGE_TABLE = {
  "version added": both([C, C], "nobody uses it yet"),
  "version removed": both([B, C], "its clients find no endpoint"),
  "endpoint added": both([C, C], "nobody calls it yet"),
  "endpoint removed": both([B, C], "its clients get no answer"),
  "endpoint renamed": both(["cosmetic", "cosmetic"], "its operations have the actions and elements that they had"),
  "operation added": both([C, C], "nobody calls it yet; a server that lacks it answers with a fault"),
  "operation removed": both([B, C], "a client that calls it gets a fault"),
  "operation renamed": both(["cosmetic", "cosmetic"], "operations are found by action and by the element of the body"),
  "action changed": both([B, B], "the server finds the operation by SOAPAction"),
  "answer changed": both([B, B], "one side waits for an answer that the other does not send"),
  "SOAP version changed": both([B, B], "a server of one version refuses messages of the other"),
  "address changed": both(["cosmetic", "cosmetic"], "each installation has its own address, which clients are given"),
  "portType namespace changed": both(
    ["cosmetic", "cosmetic"],
    "it is not on the wire: changed actions and elements are reported separately",
  ),
  "namespace changed": both([B, B], "elements are found by their namespace and name"),
  "element changed": both([B, B], "the content of the body is found by its name"),
  "encoding changed": both(
    [B, B],
    "one side says the types of values and sends references, which the other does not expect",
  ),
  "attachment added": {
    request: [B, C],
    response: [C, B],
    reason: "the receiver needs every part of its contract, and passes over others",
  },
  "attachment removed": {
    request: [C, B],
    response: [B, C],
    reason: "the receiver needs every part of its contract, and passes over others",
  },
  "attachment changed": both([B, B], "a part that is text is not read as bytes, nor the other way round"),
  "fault added": both([C, C], "a client that does not know it still gets a fault"),
  "fault removed": both([C, C], "a fault that is not declared is still a fault"),
  "fault changed": both([B, B], "the detail no longer reads as its type"),
  "header added": both([C, C], "an unknown header is skipped, and a missing one is like a nil one"),
  "header removed": {
    request: [C, B],
    response: [B, C],
    reason: "the new contract ignores it in requests, and never sends it to those who need it, such as a ticket",
  },
  "header type changed": both([B, B], "its content no longer reads as its type"),
  "header order changed": both(["cosmetic", "cosmetic"], "headers are found by name, in any order"),
  "member added": both([C, C], "an unknown member is skipped, and an optional member may stay absent"),
  "required member added": {
    request: [B, C],
    response: [C, B],
    reason: "it is required, and the old contract does not know that",
  },
  "member removed": {
    request: [B, C],
    response: [B, C],
    reason: "the value that old clients send is silently dropped, and the one that they read is no longer there",
  },
  "member renamed": both(
    [B, B],
    "the wire is the same, but in a program that is built anew the old name is that of another member, or of none",
  ),
  "required member removed": both([B, B], "the old contract requires it"),
  "content model changed": both([B, B], "what may stand together, or how often, is another"),
  "member moved": both([B, B], ".NET drops elements that are not in the order of the contract"),
  "type changed": both([B, B], "the content no longer reads as its type"),
  "nillable now": {
    request: [C, B],
    response: [B, C],
    reason: "the old contract refuses nil there",
  },
  "not nillable any more": {
    request: [B, C],
    response: [C, B],
    reason: "the new contract refuses nil there",
  },
  "required now": {
    request: [B, C],
    response: [C, B],
    reason: "the old contract allows it to be absent",
  },
  "optional now": {
    request: [C, B],
    response: [B, C],
    reason: "the old contract requires it",
  },
  "repeats now": both(
    [B, B],
    "the other side takes one element, and the member is an array in a program that is built anew",
  ),
  "repeats no more": both(
    [B, B],
    "the other side may send several, and the member is no array in a program that is built anew",
  ),
  "bounds tightened": {
    request: [B, C],
    response: [C, C],
    reason:
      "a new server refuses numbers of elements that old clients may still send; in reading, they are not counted",
  },
  "bounds loosened": {
    request: [C, B],
    response: [C, C],
    reason: "an old server refuses numbers of elements that it does not allow; in reading, they are not counted",
  },
  "bounds changed": {
    request: [B, B],
    response: [C, C],
    reason: "each side may send numbers of elements that the other refuses; in reading, they are not counted",
  },
  "default changed": both([B, B], "an empty element or an absent attribute means another value"),
  "fixed value added": {
    request: [B, C],
    response: [C, C],
    reason: "a new server refuses other values, which old clients may still send",
  },
  "fixed value removed": {
    request: [C, B],
    response: [C, C],
    reason: "an old server refuses other values",
  },
  "fixed value changed": both([B, B], "each side refuses the only value of the other"),
  "further attributes changed": {
    request: [B, B],
    response: [C, C],
    reason: "a server may refuse attributes that it does not allow; in reading, unknown attributes are kept",
  },
  "abstract now": {
    request: [B, C],
    response: [C, B],
    reason: "only types that are derived from it have values, and the old contract does not know that",
  },
  "abstract no more": {
    request: [C, B],
    response: [B, C],
    reason: "values may be of the type itself, which the old contract refuses",
  },
  "sharing changed": both([C, C], "a reader follows references to objects, whatever its contract says of them"),
  "restricted type changed": both([B, B], "it may stand in the place of the type that it restricts, and of no other"),
  "policy added": both([B, C], "the server asks for it, and an old client does not do it"),
  "policy removed": both([C, B], "an old server still asks for it"),
  "open element added": both([C, C], "a place for any element keeps it as XML in the old contract"),
  "open element removed": both([C, C], "a place for any element keeps it as XML in the new contract"),
  "type added": both([C, C], "its uses are reported separately"),
  "type removed": both([C, C], "its former uses are reported separately"),
  "type renamed": both(["cosmetic", "cosmetic"], "its name is not on the wire, and its content has not changed"),
  "derived type added": {
    request: [C, B],
    response: [B, C],
    reason: "it may replace its base type, and the old contract does not know it",
  },
  "derived type removed": {
    request: [B, C],
    response: [C, B],
    reason: "it may replace its base type, and the new contract does not know it",
  },
  "kind of type changed": both([B, B], "the content no longer reads as its type"),
  "base type changed": both([B, B], "the members of the base type come first on the wire"),
  "enumeration value added": {
    request: [C, B],
    response: [C, C],
    reason: "an old server refuses it; clients of this package keep unknown values, those of .NET refuse them",
  },
  "enumeration value removed": {
    request: [B, C],
    response: [C, C],
    reason: "a new server refuses it, and old clients may still send it",
  },
  "facet tightened": {
    request: [B, C],
    response: [C, C],
    reason: "a new server refuses what old clients may still send; in reading, a value that breaks a facet is kept",
  },
  "facet loosened": {
    request: [C, B],
    response: [C, C],
    reason: "an old server refuses what it does not allow; in reading, a value that breaks a facet is kept",
  },
  "facet changed": {
    request: [B, B],
    response: [C, C],
    reason: "each side may send what the other refuses; in reading, a value that breaks a facet is kept",
  },
  "member type added": {
    request: [C, B],
    response: [B, C],
    reason: "a text of that type may be no value of the others, which is an error for the old contract",
  },
  "member type removed": {
    request: [B, C],
    response: [C, B],
    reason: "a text of that type may be no value of the others, which is an error for the new contract",
  },
  "number of a value changed": both([C, C], "the wire has the names of values; only stored numbers are affected"),
  "order of values changed": both(["cosmetic", "cosmetic"], "the wire has the names of values"),
  "entry element changed": both([B, B], "items and entries are found by name"),
  "documentation changed": both(["cosmetic", "cosmetic"], "it is for people"),
} as const satisfies Readonly<Record<string, Row>>;

const SEVERITY: readonly Verdict[] = ["cosmetic", "compatible", "breaking"];

/** The verdicts for a change in some directions: the worst verdict of these directions. */
export function judge(
  kind: ChangeKind,
  directions: ReadonlySet<Direction>,
): { client: Verdict; server: Verdict; reason: string } {
  const row: Row = CHANGE_TABLE[kind];
  const verdicts = [...directions].map((direction) => row[direction]);
  // A change that no message uses breaks nothing.
  const of = (side: 0 | 1): Verdict => worst(verdicts.map((pair) => pair[side])) ?? mild(row.request[side]);
  return { client: of(0), server: of(1), reason: row.reason };
}

/** The worst of some verdicts. */
export function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  return SEVERITY.findLast((verdict) => verdicts.includes(verdict));
}

function mild(verdict: Verdict): Verdict {
  return verdict === "breaking" ? "compatible" : verdict;
}
