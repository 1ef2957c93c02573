import type { DatatypeUse, ElementUse, Occurrence } from "../contract/contract.js";
import { isRequired } from "../contract/types.js";
import { NAMESPACE } from "../xml/qname.js";
import { type Document, flatText } from "./document.js";
import { emitElementCheck } from "./emit-value-check.js";
import { literal } from "./identifiers.js";
import type { NumberedUse } from "./member-name.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { call, conditionalStatement, conditionHead } from "./syntax.js";
import { writeUse } from "./type-expressions.js";
import type { Version } from "./version.js";

/** `if (writer.nillable("Name", value.Name)) writer.string(value.Name);`, with a check before it if the element has a default or fixed value */
export function emitMemberWrite(member: NumberedUse, value: Document, file: SourceFile): void {
  emitElementCheck(nameOf(member), member, value, file);
  file.line(guardedWrite(member, value, writeUse(member, value, file.version)));
}

/** `for (const item of writer.repeated("Line", value.Line, 1)) { … }` */
export function emitRepeatedWrite(member: NumberedUse, value: Document, file: SourceFile, item = "item"): void {
  const items = writtenItems(nameOf(member), value, member.occurs, member.mayBeAbsent);
  file.block(conditionHead("for", [`const ${item} of `, items]), () => {
    emitElementCheck(nameOf(member), member, item, file);
    file.line(guardedItemWrite(member, item, writeUse(member, item, file.version)));
  });
}

/** `writer.repeated("Line", value.Line, 1, 5)`. In a choice there may be none, and at least as many as must be otherwise. */
export function writtenItems(key: string, value: Document, { min, max }: Occurrence, mayBeAbsent = false): Document {
  const least = mayBeAbsent && min === 1 ? 0 : min;
  const limits = max === "unbounded" ? (least === 0 ? [] : [`${least}`]) : [`${least}`, `${max}`];
  return onWriter(mayBeAbsent && least > 0 ? "repeatedIfAny" : "repeated", literal(key), value, ...limits);
}

/** `while (reader.repeated("Line")) value.Line.push(read);` */
export function readWhileRepeated(member: NumberedUse, target: string, read: Document, version: Version): Document {
  return conditionalStatement("while", isNextOne(member, version), [call(`${target}.push`, read), ";"]);
}

/**
 * `reader.repeated("Line")`, or `reader.repeated("Line", orders, "Line$2")`
 * @param isElsewhere - whether the element is in another namespace than the cursor
 */
export function isNextOne({ element, numbered }: NumberedUse, version: Version, isElsewhere = false): Document {
  const namespace = isElsewhere || numbered !== undefined ? [version.namespace(element.namespace)] : [];
  const name = numbered === undefined ? [] : [literal(numbered)];
  return onReader("repeated", literal(element.localName), ...namespace, ...name);
}

/** What a member is called in the library: by its element, and by the number if it has one. */
function nameOf({ element, numbered }: NumberedUse): string {
  return numbered ?? element.localName;
}

/** The method of the writer that opens an element and returns whether its value must be written. */
type Guard = "optional" | "nillable" | "required" | "requiredNillable";

/** `if (writer.nillable("Name", value)) write;` */
export function guardedWrite(member: NumberedUse, value: Document, write: Document): Document {
  return conditionalStatement("if", guardCondition(member, value), [write, ";"]);
}

/** `if (writer.required("Name", value)) write;`. An item of a collection is never absent. */
export function guardedItemWrite(item: NumberedUse, value: Document, write: Document): Document {
  return conditionalStatement("if", guarded(item.nillable ? "requiredNillable" : "required", item, value), [
    write,
    ";",
  ]);
}

/** `writer.nillable("Name", value)` */
export function guardCondition(member: NumberedUse, value: Document): Document {
  const { nillable } = member;
  if (isRequired(member) && member.mayBeAbsent !== true)
    return guarded(nillable ? "requiredNillable" : "required", member, value);
  return guarded(nillable ? "nillable" : "optional", member, value);
}

function guarded(guard: Guard, member: NumberedUse, value: Document): Document {
  return onWriter(guard, literal(nameOf(member)), value);
}

/** `if (reader.open("Name")) read;`, or `while` */
export function readIfOpen(member: NumberedUse, read: Document, keyword: "if" | "while" = "if"): Document {
  return conditionalStatement(keyword, opened("open", member), [read, ";"]);
}

/** `if (reader.required("Name")) read;` */
export function readRequired(member: NumberedUse, read: Document): Document {
  return conditionalStatement("if", opened("required", member), [read, ";"]);
}

function opened(method: "open" | "required", { element, numbered }: NumberedUse): Document {
  const name = numbered === undefined ? [] : [literal(numbered)];
  return onReader(method, literal(element.localName), ...name);
}

/**
 * The documentation, and the datatype if the TypeScript type does not show it.
 * @param documentation - that of the schema, or one that says more
 */
export function describeUse(use: DescribedUse, version: Version, documentation = use.documentation): string {
  const { type, value, mediaType } = use;
  const isShown = type.kind === "datatype" && flatText(version.mapDatatype(type.name).type) !== type.name.localName;
  const constraint = value === undefined ? [] : [`${value.kind} ${value.text}`];
  const content = mediaType === undefined ? [] : [mediaType];
  const facts = [...(isShown ? [showDatatype(type)] : []), ...constraint, ...content];
  if (facts.length === 0) return documentation;
  return documentation === "" ? facts.join(", ") : `${documentation} (${facts.join(", ")})`;
}

type DescribedUse = Pick<ElementUse, "documentation" | "type" | "value" | "mediaType">;

/** Those that people know. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [NAMESPACE.serialization, "ser"],
  [NAMESPACE.swaRef, "wsi"],
]);

function showDatatype({ name }: DatatypeUse): string {
  return `${PREFIXES.get(name.namespace) ?? "xs"}:${name.localName}`;
}
