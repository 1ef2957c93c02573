import { NAMESPACE } from "../xml/qname.js";
import type { Restriction, TypeUse, Union } from "./contract.js";
import { stepsTo } from "./type-path.js";
import type { TypeIndex } from "./types.js";

/** The kinds of values that simple types have in JavaScript, and their texts in XML. */
interface ValueForm {
  readonly value: string;
  readonly text: "plain" | "base64" | "hexadecimal" | "name";
}

/** Whether the values of a type are names, as objects or as texts. */
export function isOfNames(use: TypeUse, types: TypeIndex): boolean {
  return formsOf(use, types).every(({ text }) => text === "name");
}

/** Whether the values of a type are arrays. */
export function isList(use: TypeUse, types: TypeIndex): boolean {
  return formsOf(use, types).every(({ value }) => value.startsWith("list of "));
}

/**
 * Whether the values of a type must be their texts, because of a pattern. A pattern decides how a number or an item of a list is
 * written, which the value itself does not keep.
 */
export function isKeptAsText({ base, facets }: Restriction, types: TypeIndex): boolean {
  const isOther = ({ value }: ValueForm): boolean => value.startsWith("list of ") && value !== "list of text";
  return facets.some(({ name }) => name === "pattern") && formsOf(base, types).some(isOther);
}

/** The names that distinguish the members of a union; undefined if the values do, or if they are written alike. */
export function tagsOf({ members }: Union, types: TypeIndex): readonly string[] | undefined {
  const texts = new Map<string, string>();
  for (const { value, text } of members.flatMap((member) => formsOf(member, types))) {
    const other = texts.get(value);
    if (other !== undefined && other !== text) return tagNames(members);
    texts.set(value, text);
  }
  return undefined;
}

function tagNames(members: readonly TypeUse[]): string[] {
  const names: string[] = [];
  for (const { name } of members) {
    const own = stepsTo(name).at(-1) ?? name.localName;
    let tag = own;
    for (let number = 2; names.includes(tag); number++) tag = `${own}${number}`;
    names.push(tag);
  }
  return names;
}

function formsOf(use: TypeUse, types: TypeIndex): ValueForm[] {
  if (use.kind === "datatype") {
    const { namespace, localName } = use.name;
    return [(namespace === NAMESPACE.xsd ? FORMS.get(localName) : undefined) ?? TEXT];
  }
  const { variety } = types.simple(use.name);
  switch (variety.kind) {
    case "enumeration":
      return [TEXT];
    case "flags":
      return [{ ...TEXT, value: "list of text" }];
    case "restriction":
      return restrictedForms(variety, types);
    case "list":
      return formsOf(variety.item, types).map((form) => ({ ...form, value: `list of ${form.value}` }));
    case "union":
      return variety.members.flatMap((member) => formsOf(member, types));
  }
}

function restrictedForms(variety: Restriction, types: TypeIndex): ValueForm[] {
  if (isKeptAsText(variety, types)) return [TEXT];
  const forms = formsOf(variety.base, types);
  // Enumerated names are texts, so that they can be literals.
  const isFewNames = variety.values.length > 0 && forms.every(({ text }) => text === "name");
  return isFewNames ? [{ value: "text", text: "name" }] : forms;
}

const TEXT: ValueForm = { value: "text", text: "plain" };

function alike(value: string, names: readonly string[]): [string, ValueForm][] {
  return names.map((name) => [name, { value, text: "plain" }]);
}

/** The kinds of the datatypes whose values are not text. */
const FORMS: ReadonlyMap<string, ValueForm> = new Map<string, ValueForm>([
  ["boolean", { value: "boolean", text: "plain" }],
  ...alike("number", ["byte", "short", "int", "unsignedByte", "unsignedShort", "unsignedInt", "float", "double"]),
  ...alike("bigint", ["long", "unsignedLong", "integer", "nonNegativeInteger", "positiveInteger"]),
  ...alike("bigint", ["nonPositiveInteger", "negativeInteger"]),
  ...alike("list of text", ["NMTOKENS", "IDREFS", "ENTITIES"]),
  ["base64Binary", { value: "bytes", text: "base64" }],
  ["hexBinary", { value: "bytes", text: "hexadecimal" }],
  ["QName", { value: "name", text: "name" }],
  ["NOTATION", { value: "name", text: "name" }],
]);
