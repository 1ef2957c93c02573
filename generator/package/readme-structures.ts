import type { Contract, MessageContent } from "../contract/contract.js";
import { isRepeated, operationsIn, TypeIndex } from "../contract/types.js";
import type { Part } from "../typescript/content-parts.js";
import { planMessage, planStruct } from "../typescript/content-plan.js";
import { nillableTypes } from "../typescript/nillable-types.js";

/** The forms of content that not every contract has, each a row of the README's table: on the wire, in TypeScript, and what to know. */
const ROWS = {
  repeated:
    "element that repeats, beside others | `Line: Line[]` | read as an array in any case; its bounds are checked in writing",
  attribute:
    "attribute | a member with its name: `currency: string` | its comment says that it is one; a default is there after reading",
  text: "text with attributes | `{ $value: Decimal; currency: string }` | `$value` is the text",
  nil: 'nil with attributes | `null`, or `{ $nil: true, row: "1" }` | the second for one that has some',
  choice:
    "choice; substitution group | `OneOf<{ Card: Card } \\| { Invoice: string; Days?: number }>` | the members of exactly one branch; two of them do not compile. `if (order.Card !== undefined)` tells which it is. Very large choices are optional members, which writing and reading check",
  items:
    'what repeats in an order of its own | `$items: ({ Card: Card } \\| { Invoice: string })[]` | in the order of the message; `"Card" in item` tells what an item is; `ItemOf<…>` is one of very many kinds. Which elements may follow each other is checked in writing',
  any: "elements that are not declared | `$any: AnyElement[]` | each has its `name` and its `xml`, see below",
  anyAttributes:
    "attributes that are not declared | `$attributes: Record<string, string>` | by their names, `{namespace}localName`",
  mixed:
    "text between elements | `$content: (string \\| { Bold: string })[]` | both in their order, which is checked like that of `$items`",
  shared:
    "object in several places (WCF's IsReference) | the same object in each of them | it is written once, with `z:Id`, and the other places refer to it, in circles as well",
} as const;

type Form = keyof typeof ROWS;

/** The rows for the forms that these contracts have. */
export function structureRows(contracts: readonly Contract[]): string {
  const forms = new Set(contracts.flatMap(formsIn));
  const rows = Object.entries(ROWS).filter(([form]) => forms.has(form));
  return rows.map(([, row]) => `| ${row} |\n`).join("");
}

function formsIn(contract: Contract): string[] {
  const types = new TypeIndex(contract.types);
  const structs = contract.types.filter((type) => type.kind === "struct");
  const messages = operationsIn(contract).flatMap(({ request, response }) => [request.content, response.content]);
  const forms: Form[] = [
    ...messages.flatMap(formsOfMessage),
    ...structs.flatMap((type) => planStruct(type, types).flatMap(formsOf)),
  ];
  if (structs.some(({ attributes }) => attributes.length > 0)) forms.push("attribute");
  if (structs.some(({ content }) => content.kind === "text")) forms.push("text");
  if (structs.some(({ anyAttributes }) => anyAttributes !== undefined)) forms.push("anyAttributes");
  if (structs.some(({ isShared }) => isShared)) forms.push("shared");
  if (nillableTypes(contract, types).size > 0) forms.push("nil");
  return forms;
}

function formsOfMessage(content: MessageContent): Form[] {
  return content.kind === "bare" ? [] : planMessage(content).flatMap(formsOf);
}

function formsOf(part: Part): Form[] {
  switch (part.kind) {
    case "member":
      return isRepeated(part.use) ? ["repeated"] : [];
    case "any":
      return ["any"];
    case "choice":
      return ["choice", ...part.branches.flat().flatMap(formsOf)];
    case "items":
      return [part.isMixed ? "mixed" : "items", ...part.branches.flat().flatMap(formsOf)];
  }
}
