import type { AttributeUse, NamespaceSet, StructType, Wildcard } from "../contract/contract.js";
import { isNamed, NAMESPACE } from "../xml/qname.js";
import { namedAttributes, nameInLibrary, ownAttributes } from "./attribute-names.js";
import type { NamedAttribute } from "./content-plan.js";
import type { Document } from "./document.js";
import { describeUse } from "./emit-members.js";
import { emitAttributeCheck } from "./emit-value-check.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { showsWireName } from "./property-names.js";
import { onReader, onWriter } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { arrayLiteral, assignment, conditionalStatement, objectLiteral, property, typedMember } from "./syntax.js";
import { defaultText, readCall, readConstrained, typeExpression, writeCall } from "./type-expressions.js";
import type { Version } from "./version.js";

/** The parts of a struct other than elements: attributes, and the text of a type with text content. */

/** Whether the element of a struct may have attributes or text content. */
export function hasTag(type: StructType, version: Version): boolean {
  return (
    hasText(type, version) || namedAttributes(type, version.types).length > 0 || wildcardOf(type, version) !== undefined
  );
}

export function hasText(type: StructType, version: Version): boolean {
  return version.types.textOf(type) !== undefined;
}

/** The properties for the text and the attributes of the struct itself, without those of its bases. */
export function emitTagProperties(type: StructType, file: SourceFile): void {
  const { version } = file;
  if (type.content.kind === "text") {
    const documentation = "The text of the element.";
    file.comment(describeUse({ documentation, type: type.content.type, value: undefined }, version));
    file.line(typedMember(TEXT, [typeExpression(type.content.type, version)]), ";");
  }
  for (const named of ownAttributes(type, version.types)) {
    const { key, attribute } = named;
    file.comment(describeUse(attribute, version, describeAttribute(named)));
    const types = [typeExpression(attribute.type, version)];
    const name = propertyKey(key);
    file.line(isOptional(attribute) ? typedMember(`${name}?`, [...types, "undefined"]) : typedMember(name, types), ";");
  }
  if (type.anyAttributes === undefined || inheritsWildcard(type, version)) return;
  file.comment("Further attributes, by their names in Clark notation.");
  file.line(typedMember(`${ATTRIBUTES}?`, ["Record<string, string>", "undefined"]), ";");
}

/** The documentation, and the attribute if the property does not show it. */
function describeAttribute({ key, attribute: { name, documentation } }: NamedAttribute): string {
  if (showsWireName(key, name)) return documentation || "An attribute.";
  const said = `The attribute \`${name.localName}\`.`;
  return documentation === "" ? said : `${documentation} ${said}`;
}

/** Whether the struct itself has properties of this kind. */
export function hasTagProperties(type: StructType, version: Version): boolean {
  const hasWildcard = type.anyAttributes !== undefined && !inheritsWildcard(type, version);
  return type.content.kind === "text" || type.attributes.length > 0 || hasWildcard;
}

/** The required members of this kind, including those of the bases. */
export function requiredOfTag(type: StructType, version: Version): string[] {
  const required = namedAttributes(type, version.types).filter(({ attribute }) => !isOptional(attribute));
  return [...required.map(({ key }) => key), ...(hasText(type, version) ? [TEXT] : [])];
}

/** The properties for the attributes of a struct: all, those that are required, and the namespaces of further ones. */
export function tagKeys(type: StructType, version: Version) {
  const named = namedAttributes(type, version.types);
  const wildcard = wildcardOf(type, version);
  return {
    names: named.map(nameInLibrary),
    required: named.filter(({ attribute }) => !isOptional(attribute)).map(({ key }) => key),
    others: wildcard && namespaceSet(wildcard.namespaces, version),
  };
}

/** `if (writer.requiredAttribute("sku", value.sku)) writer.string(value.sku);`, one line an attribute */
export function emitAttributeWrites(type: StructType, file: SourceFile): void {
  const { version } = file;
  for (const named of namedAttributes(type, version.types)) {
    const { key, attribute } = named;
    const value = propertyAccess("value", key);
    const name = nameInLibrary(named);
    emitAttributeCheck(name, attribute, value, file);
    const guard = isOptional(attribute) ? "attribute" : "requiredAttribute";
    const write: Document = [writeCall(attribute.type, value, version), ";"];
    const isThere = onWriter(guard, literal(name), value, ...namespaceArgument(named, version));
    file.line(conditionalStatement("if", isThere, write));
  }
  const wildcard = wildcardOf(type, version);
  if (wildcard !== undefined) {
    const value = propertyAccess("value", ATTRIBUTES);
    file.line(onWriter("anyAttributes", namespaceSet(wildcard.namespaces, version), value), ";");
  }
}

/** `if (reader.requiredAttribute("sku")) value.sku = reader.string();`, one line an attribute */
export function emitAttributeReads(type: StructType, file: SourceFile): void {
  const { version } = file;
  for (const named of namedAttributes(type, version.types)) {
    const { key, attribute } = named;
    const read = assignment(propertyAccess("value", key), readConstrained(attribute, version));
    const method = isOptional(attribute) ? "attribute" : "requiredAttribute";
    const isThere = onReader(method, literal(nameInLibrary(named)), ...readArguments(named, version));
    file.line(conditionalStatement("if", isThere, [read, ";"]));
  }
  const wildcard = wildcardOf(type, version);
  if (wildcard === undefined) return;
  const others = onReader("anyAttributes", namespaceSet(wildcard.namespaces, version));
  file.line(assignment(`const others`, others), ";");
  file.line(
    conditionalStatement("if", "others !== undefined", [
      assignment(propertyAccess("value", ATTRIBUTES), "others"),
      ";",
    ]),
  );
}

/** `if (writer.text(value.$value)) writer.decimal(value.$value);` */
export function emitTextWrite(type: StructType, file: SourceFile): void {
  const { version } = file;
  const text = version.types.textOf(type);
  if (text === undefined) return;
  const value = propertyAccess("value", TEXT);
  const write = writeCall(text, value, version, mediaTypeIn(type, version));
  file.line(conditionalStatement("if", onWriter("text", value), [write, ";"]));
}

/** The attribute that says what bytes are (Describing Media Content of Binary Data in XML, 2.1). */
function mediaTypeIn(type: StructType, version: Version): Document | undefined {
  const named = namedAttributes(type, version.types).find(({ attribute }) =>
    isNamed(attribute.name, NAMESPACE.mediaContent, "contentType"),
  );
  return named && propertyAccess("value", named.key);
}

/** `value.$value = reader.text().decimal();` */
export function emitTextRead(type: StructType, file: SourceFile): void {
  const text = file.version.types.textOf(type);
  if (text === undefined) return;
  file.line(assignment(propertyAccess("value", TEXT), readCall(text, file.version, onReader("text"))), ";");
}

/** The namespaces of a wildcard, in the form of the library. */
export function namespaceSet(namespaces: NamespaceSet, version: Version): Document {
  if (namespaces === "any") return literal("any");
  if ("not" in namespaces) return objectLiteral([property("not", version.namespace(namespaces.not))]);
  return arrayLiteral(namespaces.map((namespace) => version.namespace(namespace)));
}

const TEXT = "$value";
const ATTRIBUTES = "$attributes";

/** An attribute with a default is always there after reading, but need not be written. */
function isOptional({ required }: AttributeUse): boolean {
  return !required;
}

function namespaceArgument({ attribute: { name } }: NamedAttribute, version: Version): Document[] {
  return name.namespace === "" ? [] : [version.namespace(name.namespace)];
}

function readArguments(named: NamedAttribute, version: Version): Document[] {
  const { value, name } = named.attribute;
  if (value === undefined) return namespaceArgument(named, version);
  return [name.namespace === "" ? literal("") : version.namespace(name.namespace), literal(defaultText(value))];
}

function wildcardOf(type: StructType, { types }: Version): Wildcard | undefined {
  return types.anyAttributes(type);
}

function inheritsWildcard({ base }: StructType, version: Version): boolean {
  return base !== undefined && wildcardOf(version.types.struct(base), version) !== undefined;
}
