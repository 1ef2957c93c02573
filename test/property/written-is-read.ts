import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect } from "vitest";
import type { Contract, Message as DescribedMessage, Endpoint } from "../../generator/contract/contract.js";
import { documentedLayout } from "../../generator/tools/documented/documented-layout.js";
import { decodeMessage, encodeAny, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { encodePlain } from "../../templates/runtime/soap/plain-message.js";
import { decodeDocumented, encodeDocumented } from "../support/documented-message.js";
import type { MessageValidator } from "../support/xsd-validator.js";
import { anyText, xmlText } from "./arbitrary-datatypes.js";
import { type ArbitraryContent, ArbitraryValues } from "./arbitrary-values.js";
import { runs } from "./runs.js";

/** A message with its description. */
export interface Subject {
  readonly title: string;
  readonly endpoint: Endpoint;
  readonly direction: "request" | "response";
  readonly described: DescribedMessage;
  readonly message: Message<object, object>;
}

/** Fails unless a value comes back unchanged in every way of writing and reading. @returns the number of ways */
function comesBack({ message, endpoint, direction }: Subject, content: ArbitraryContent): number {
  const want = withoutUndefined(content);
  for (const version of ["1.1", "1.2"] as const) {
    const text = encodeAny(message, content, version, { forbiddenCharacters: "reference" });
    expectSame(decodeMessage(message, text), { ...want, soapVersion: version }, text);
    const plain = encodePlain(message, content, { soapVersion: version });
    if (plain !== undefined) expectSame(plain, text, text);
    expectSame(encodeMessage(message, content, version, { forbiddenCharacters: "reference" }), text, text);
    const spaced = text.replaceAll(/>(?=<[^/!])/g, ">\n  ");
    expectSame(decodeMessage(message, spaced).body, want.body, spaced);
  }
  const layout = { ...documentedLayout(endpoint), lastIndent: Number.MAX_SAFE_INTEGER as 10 };
  if (!isDocumentable(content)) return 4;
  const documented = encodeDocumented(message, content, layout, direction);
  const read = decodeDocumented(message, documented, {});
  expectSame(read.body, want.body, documented);
  return 5;
}

export function expectSame(found: unknown, want: unknown, text: string): void {
  // Not toStrictEqual, which takes a key "constructor" for the class.
  if (!isDeepStrictEqual(found, want)) expect(found, text).toStrictEqual(want);
}

/** Reading never sets a member to undefined. */
export function withoutUndefined<T>(value: T): T {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, withoutUndefined(item)])) as T;
  const copy = Object.create(Object.getPrototypeOf(value));
  for (const key of Reflect.ownKeys(value)) {
    const item: unknown = Reflect.get(value, key);
    const isKept = item !== undefined || key === "type" || key === "after";
    if (isKept)
      Object.defineProperty(copy, key, {
        value: withoutUndefined(item),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return copy;
}

/** The documented layout has no CR and no characters that XML forbids, and leaves out the defaults of some types. */
function isDocumentable(content: ArbitraryContent): boolean {
  let isPlain = true;
  JSON.stringify(content, (key, value: unknown) => {
    if (key === "value" || key === "xml" || value instanceof Map) isPlain = false;
    const text = typeof value === "string" ? key + value : key;
    if (/[\r\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) isPlain = false;
    return typeof value === "bigint" ? String(value) : value;
  });
  return isPlain;
}

interface Counts {
  messages: number;
  cases: number;
  ways: number;
  valid: number;
  /** The names of the types that have had values. */
  readonly types: Set<string>;
}

/** Runs the property over all messages of a contract. */
export function runAll(
  contract: Contract,
  subjects: readonly Subject[],
  numRuns: number,
  validator?: (subject: Subject) => MessageValidator,
): Counts {
  const counts: Counts = { messages: subjects.length, cases: 0, ways: 0, valid: 0, types: new Set() };
  for (const [text, unknown] of [
    [xmlText, false],
    [anyText, true],
  ] as const) {
    const values = new ArbitraryValues(contract, { text, unknown });
    for (const subject of subjects) {
      fc.assert(
        fc.property(values.content(subject.described), (content) => {
          counts.cases++;
          counts.ways += comesBack(subject, content);
          if (unknown || validator === undefined) return;
          validator(subject).validate(encodeMessage(subject.message, content));
          counts.valid++;
        }),
        runs(numRuns),
      );
    }
    for (const name of values.seen) counts.types.add(name);
  }
  return counts;
}

export function show({ messages, cases, ways, valid, types }: Counts): string {
  return `${messages} messages, ${cases} cases read back in ${ways} ways, ${valid} valid for libxml2, ${types.size} types`;
}
