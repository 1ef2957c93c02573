import type { ElementUse, EnumValue } from "../../contract/contract.js";
import { isRequired } from "../../contract/types.js";
import type { ValueTypes } from "../../typescript/datatypes.js";
import { NAMESPACE, type QName } from "../../xml/qname.js";
import { sampleOfDatatype } from "./sample-datatypes.js";

/** The choices of a sampler if the contract allows several values. */
export interface SampleStyle {
  /**
   * The value of an element whose type is a datatype.
   * @param item - counts the items around it, from 0: their values differ, so that they may be keys (XSD 1.0 part 1, 3.11)
   */
  datatype(type: QName, of: ElementUse, item: number): unknown;
  enumeration(values: readonly EnumValue[]): string | undefined;
  flags(values: readonly EnumValue[]): readonly string[];
  /** How many items an array has. */
  readonly items: number;
  /** The keys of a dictionary with text keys. All values but the first are nil if possible. */
  readonly keys: readonly string[];
  /** Which members of base types are shown. Without the required ones, a value would not be valid. */
  readonly inherited: "all" | "required";
  /** Which members of types are shown, apart from those of base types: all if left out. */
  readonly members?: "all" | "important";
  /**
   * Beyond this depth, members that may be nil are nil, and collections are empty. Members of the message are at 0, the elements
   * in them at 1.
   */
  readonly maxDepth: number;
  /** How many characters the layout adds to an element, apart from its name and the name of its type. */
  readonly extraLength: number;
  /** The datatypes that have another TypeScript type than the usual one. */
  readonly values?: ValueTypes | undefined;
}

export interface DistinctOptions {
  /** The text of a string member, by its name and a number that no other value has. */
  readonly text?: ((name: string, count: number) => string) | undefined;
  readonly maxDepth?: number | undefined;
}

/** Deep enough to show a type within itself once. */
const MAX_DEPTH = 7;

/** For tests: no two values are alike by accident. */
export function distinctStyle({ text = plainText, maxDepth = MAX_DEPTH }: DistinctOptions = {}): SampleStyle {
  let count = 0;
  return {
    datatype: (type, { element: { localName } }) => {
      count++;
      return sampleOfDatatype(type, count, text(localName, count));
    },
    enumeration: (values) => values.at(-1)?.name,
    flags: (values) => values.slice(0, 2).map(({ name }) => name),
    items: 2,
    keys: ["first", "second key"],
    inherited: "all",
    maxDepth,
    extraLength: 0,
  };
}

function plainText(name: string, count: number): string {
  return `${name} ${count}`;
}

/** For people, who replace the values: one item of everything, zeros, and a word for texts. */
export function plainStyle(timestamp: string): SampleStyle {
  let ids = 0;
  return {
    // No two elements have one identifier (XSD 1.0 part 2, 3.3.8).
    datatype: (type, _, item) => {
      if (isId(type)) return sampleOfDatatype(type, ids++, "");
      return item === 0 ? neutralValue(type, "string", timestamp) : sampleOfDatatype(type, item, `string${item + 1}`);
    },
    enumeration: (values) => values[0]?.name,
    flags: (values) => values.slice(0, 1).map(({ name }) => name),
    items: 1,
    keys: ["string"],
    inherited: "all",
    maxDepth: MAX_DEPTH,
    extraLength: 0,
  };
}

/**
 * The style of the reference documentation: texts are empty, and only the required members of base types are shown.
 */
export function documentedStyle(timestamp: string, maxDepth: number): SampleStyle {
  return {
    ...plainStyle(timestamp),
    datatype: (type, use) => documentedValue(type, use) ?? neutralValue(type, "", timestamp),
    keys: [""],
    inherited: "required",
    maxDepth,
  };
}

/** Values that the documentation shows differently; undefined for all others. */
function documentedValue({ localName }: QName, use: ElementUse): unknown {
  // A required dateTime is shown empty: the layout writes the default in this way.
  if (localName === "dateTime" && isRequired(use)) return "0001-01-01T00:00:00";
  return localName === "anyType" ? { type: { namespace: NAMESPACE.xsd, localName }, value: "" } : undefined;
}

function isId({ namespace, localName }: QName): boolean {
  return namespace === NAMESPACE.xsd && localName === "ID";
}

function neutralValue(type: QName, text: string, timestamp: string): unknown {
  if (type.localName === "dateTime") return timestamp;
  // .NET refuses text in an element with the type anyType.
  if (type.localName === "anyType") return { type: { namespace: NAMESPACE.xsd, localName: "string" }, value: text };
  return NEUTRAL.get(type.localName) ?? sampleOfDatatype(type, 0, text);
}

/** Datatypes for which the sample with the number 0 is not the simplest one, or is not allowed. */
const NEUTRAL: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["boolean", false],
  ["float", 0],
  ["double", 0],
  ["decimal", "0"],
  ["duration", "PT0S"],
  ["base64Binary", new Uint8Array()],
  ["hexBinary", new Uint8Array()],
  ["guid", "00000000-0000-0000-0000-000000000000"],
  ["positiveInteger", 1n],
  ["negativeInteger", -1n],
]);
