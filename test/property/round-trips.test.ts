import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contract, Message as DescribedMessage, Endpoint } from "../../generator/contract/contract.js";
import { documentedLayout } from "../../generator/tools/documented/documented-layout.js";
import { typeNames } from "../../generator/typescript/names.js";
import { polymorphicTypes } from "../../generator/typescript/polymorphism.js";
import { registerNames } from "../../generator/typescript/register-names.js";
import { clarkName } from "../../generator/xml/qname.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { type BuiltCorpus, buildCorpus, messagesOf } from "../conformance/built-corpus.js";
import { contractOfVersion, endpointOf } from "../support/contracts.js";
import { describeWithCorpus } from "../support/corpus.js";
import { decodeDocumented, encodeDocumented } from "../support/documented-message.js";
import { MESSAGES } from "../support/generated-operations.js";
import { writeSchemas } from "../support/inline-schemas.js";
import { MessageValidator } from "../support/xsd-validator.js";
import { anyText, xmlText } from "./arbitrary-datatypes.js";
import { type ArbitraryContent, ArbitraryValues } from "./arbitrary-values.js";
import { runs } from "./runs.js";

/** A message with what is said of it. */
interface Subject {
  readonly title: string;
  readonly endpoint: Endpoint;
  readonly direction: "request" | "response";
  readonly described: DescribedMessage;
  readonly message: Message<object, object>;
}

/** Fails unless a value comes back as it was, by every way. @returns how many ways there were */
function comesBack({ message, endpoint, direction }: Subject, content: ArbitraryContent): number {
  const want = withoutUndefined(content);
  for (const version of ["1.1", "1.2"] as const) {
    const text = encodeMessage(message, content, version, { forbiddenCharacters: "reference" });
    expectSame(decodeMessage(message, text), { ...want, soapVersion: version }, text);
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

function expectSame(found: unknown, want: unknown, text: string): void {
  // Not toStrictEqual: it takes a key "constructor" for the class.
  if (!isDeepStrictEqual(found, want)) expect(found, text).toStrictEqual(want);
}

/** What reading gives has no member that is undefined. */
function withoutUndefined<T>(value: T): T {
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

/** The layout for people has no CR, no characters that XML has no place for, and shows no default of some types. */
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
  /** Names of the types of which there have been values. */
  readonly types: Set<string>;
}

/** Runs the property over all messages of a contract. */
function runAll(
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

function show({ messages, cases, ways, valid, types }: Counts): string {
  return `${messages} messages, ${cases} cases read back in ${ways} ways, ${valid} valid for libxml2, ${types.size} types`;
}

describe("what was written is read, and valid for libxml2", () => {
  const validators = new Map<string, MessageValidator>();
  const validatorOf = (version: string, endpoint: string): MessageValidator => {
    const file = `schemas/${version}/${endpoint}.xsd`;
    const validator = validators.get(file) ?? new MessageValidator(file);
    validators.set(file, validator);
    return validator;
  };

  it.each(["Services84", "Services85", "Services86", "Services87", "Services88"])("%s of schemas/", (version) => {
    const contract = contractOfVersion(version);
    const subjects = MESSAGES.filter((message) => message.version === version).map(
      ({ endpoint: name, operation, direction, message, file }) => {
        const endpoint = endpointOf(version, name);
        const described = endpoint.operations.find((candidate) => candidate.name === operation)?.[direction];
        if (described === undefined) throw new Error(`no ${file}`);
        return { title: file, endpoint, direction, described, message };
      },
    );
    const counts = runAll(contract, subjects, 10, ({ endpoint }) => validatorOf(version, endpoint.name));
    console.log(`${version}: ${show(counts)}`);
    expect(counts.cases).toBeGreaterThanOrEqual(subjects.length * 20);
    expect(counts.valid).toBe(counts.cases / 2);
  });
});

describeWithCorpus("what was written is read, and valid for libxml2, in all of Services86", (corpus) => {
  let folder: string;
  let built: BuiltCorpus;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-property-"));
    built = await buildCorpus(corpus, folder, { services: ["Services86"] });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("56 endpoints", async () => {
    const [contract] = built.contracts;
    if (contract === undefined) throw new Error("no contract");
    const messages = await messagesOf(built, contract);
    const subjects = messages.map(({ file, endpoint, operation, direction, message }) => {
      return { title: file, endpoint, direction, described: operation[direction], message };
    });
    const validators = new Map<string, MessageValidator>();
    const validatorOf = ({ endpoint: { name } }: Subject): MessageValidator => {
      const known = validators.get(name);
      if (known !== undefined) return known;
      const made = new MessageValidator(
        writeSchemas(`${corpus}/wsdl/Services86/${name}.wsdl`, join(folder, "xsd", name)),
      );
      validators.set(name, made);
      return made;
    };
    const counts = runAll(contract, subjects, 2, validatorOf);
    console.log(`Services86: ${show(counts)}`);
    expect(counts.messages).toBe(2922);
    expect(counts.valid).toBe(counts.cases / 2);
  });

  it("every type by itself, also those that messages have deep inside only", async () => {
    const [contract] = built.contracts;
    if (contract === undefined) throw new Error("no contract");
    const names = registerNames(contract);
    const polymorphic = polymorphicTypes(contract);
    const values = new ArbitraryValues(contract, { text: anyText, unknown: true });
    let cases = 0;
    for (const { name } of contract.types) {
      const own = typeNames(names, name);
      const isAny = polymorphic.has(clarkName(name));
      const file = join(folder, `dist/services86/${isAny ? own.anyModule : own.module}.js`);
      const code: CodecModule = await import(pathToFileURL(file).href);
      const message = messageWith(code[isAny ? own.writeAny : own.write], code[isAny ? own.readAny : own.read]);
      fc.assert(
        fc.property(values.ofType(name), (value) => {
          cases++;
          const text = encodeMessage(message, { body: { V: value } }, "1.1", { forbiddenCharacters: "reference" });
          expectSame(decodeMessage(message, text).body, withoutUndefined({ V: value }), text);
        }),
        runs(10),
      );
    }
    const seen = contract.types.filter(({ name }) => values.seen.has(clarkName(name)));
    console.log(`Services86: ${cases} cases of ${seen.length} types`);
    expect(seen).toHaveLength(contract.types.length);
  });
});

/** What a module of a type exports, beside the type. */
type CodecModule = Readonly<Record<string, Codec | undefined>>;

type Codec = (cursor: never, value?: never) => unknown;

/** A message with one member, which these functions write and read. */
function messageWith(write: Codec | undefined, read: Codec | undefined): Message<object, { V?: unknown }> {
  if (write === undefined || read === undefined) throw new Error("no functions");
  const namespace = "urn:message";
  return {
    namespace,
    element: "M",
    writeHeaders: () => undefined,
    readHeaders: (reader) => {
      reader.beginHeaders(namespace);
      reader.again({});
      return {};
    },
    write: (writer, value) => {
      writer.beginPayload(namespace, "M", value);
      if (writer.optional("V", value.V)) Reflect.apply(write, undefined, [writer, value.V]);
      writer.end();
    },
    read: (reader) => {
      const value: { V?: unknown } = {};
      reader.beginPayload(namespace, "M");
      do {
        if (reader.open("V")) value.V = Reflect.apply(read, undefined, [reader]);
      } while (reader.again(value));
      return value;
    },
  };
}
