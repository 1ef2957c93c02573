import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { typeNames } from "../../generator/typescript/names.js";
import { polymorphicTypes } from "../../generator/typescript/polymorphism.js";
import { registerNames } from "../../generator/typescript/register-names.js";
import { clarkName } from "../../generator/xml/qname.js";
import { empty } from "../../templates/runtime/soap/empty.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { anyText } from "../property/arbitrary-datatypes.js";
import { ArbitraryValues } from "../property/arbitrary-values.js";
import { limit, runs } from "../property/runs.js";
import { expectSame, runAll, type Subject, show, withoutUndefined } from "../property/written-is-read.js";
import { describeWithCorpus } from "../support/corpus.js";
import { writeSchemas } from "../support/inline-schemas.js";
import { MessageValidator } from "../support/xsd-validator.js";
import { type BuiltCorpus, buildCorpus, messagesOf } from "./built-corpus.js";

describeWithCorpus("what was written is read, and valid for libxml2, in all of Services86", (corpus) => {
  let folder: string;
  let built: BuiltCorpus;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-property-"));
    built = await buildCorpus(`${corpus}/wsdl`, folder, { services: ["Services86"] });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("56 endpoints", { timeout: limit(12_000) }, async () => {
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

  it("every type by itself, even types that messages have only deep inside", { timeout: limit(12_000) }, async () => {
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

/** The functions that the module of a type exports. */
type CodecModule = Readonly<Record<string, Codec | undefined>>;

type Codec = (cursor: never, value?: never) => unknown;

/** A message with one member, which these functions write and read. */
function messageWith(write: Codec | undefined, read: Codec | undefined): Message<object, { V?: unknown }> {
  if (write === undefined || read === undefined) throw new Error("no functions");
  return {
    element: { namespace: "urn:message", localName: "M" },
    headers: empty,
    body: {
      write(writer, value) {
        if (writer.optional("V", value.V)) Reflect.apply(write, undefined, [writer, value.V]);
      },
      read(reader) {
        const value: { V?: unknown } = {};
        do {
          if (reader.open("V")) value.V = Reflect.apply(read, undefined, [reader]);
        } while (reader.more(value));
        return value;
      },
    },
  };
}
