import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contract } from "../../generator/contract/contract.js";
import { packageOf } from "../../generator/generate.js";
import { MEMBER_NAMES, type MemberNames } from "../../generator/source/member-names.js";
import { distinctStyle } from "../../generator/tools/samples/sample-style.js";
import { sampleValues } from "../../generator/tools/samples/values-of-message.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { contractOfVersion } from "../generator/typescript/build-golden.js";
import { CAMEL_CASE_CASES, GOLDEN_CASES } from "../generator/typescript/golden-cases.js";
import { disturbed } from "../property/constructs/disturb-message.js";
import { envelope, forSlowReader, shown, subjects } from "../property/constructs/subjects.js";
import { limit, runs } from "../property/runs.js";
import { build, writeTo } from "../support/built-package.js";
import { complexType, element } from "../support/component-text.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { type CorpusMessage, messagesOf } from "./built-corpus.js";

// What a package does with messages does not depend on what programs call members. Schemas and messages are arbitrary.

const SCHEMAS = 20;
const MESSAGES = 40;

/** A built package: its library, and its messages by their names. */
interface Built {
  readonly library: typeof import("../../templates/runtime/index.js");
  readonly messages: ReadonlyMap<string, CorpusMessage>;
}

async function buildWith(members: MemberNames, contracts: readonly Contract[], home: string): Promise<Built> {
  const files = packageOf(contracts, { values: { members } });
  const folder = join(home, members);
  writeTo(folder, files);
  const errors = build(folder);
  expect(errors).toBe("");
  const messages = new Map<string, CorpusMessage>();
  for (const contract of contracts)
    for (const each of await messagesOf({ contracts, files, errors, folder }, contract)) messages.set(each.file, each);
  return { library: await import(pathToFileURL(join(folder, "dist/runtime/index.js")).href), messages };
}

function messageOf({ messages }: Built, file: string): Message<object, object> {
  const found = messages.get(file);
  if (found === undefined) throw new Error(`no ${file}`);
  return found.message;
}

/** What a package reads, and what it writes of that; the class of an error, and its place without numbers of members. */
function echo(built: Built, file: string, text: string): { read?: object; result: unknown } {
  const { library } = built;
  try {
    const read = library.decodeMessage(messageOf(built, file), text);
    return { read, result: library.encodeMessage(messageOf(built, file), read) };
  } catch (error) {
    if (error instanceof library.DecodeError || error instanceof library.EncodeError)
      return { result: [error.name, error.path.replace(/\$\d+/g, "")] };
    if (error instanceof library.SoapFault) return { result: error.name };
    throw error;
  }
}

/** Builds two packages before the tests, and removes them afterwards. */
function builtBefore(contracts: readonly Contract[], folder: string): () => Record<MemberNames, Built> {
  const built = new Map<MemberNames, Built>();
  beforeAll(async () => {
    for (const members of MEMBER_NAMES) built.set(members, await buildWith(members, contracts, folder));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => {
    const [wire, camelCase] = MEMBER_NAMES.map((members) => built.get(members));
    if (wire === undefined || camelCase === undefined) throw new Error("the packages are not built");
    return { wire, camelCase };
  };
}

const scratch = (): string => mkdtempSync(join(tmpdir(), "netserver-soapgen-camel-case-"));

describe("a package whose members are in camelCase", () => {
  const folder = scratch();
  const made = subjects(SCHEMAS, join(folder, "schemas"));
  const packages = builtBefore(
    made.map(({ contract }) => contract),
    folder,
  );
  let different = 0;

  it.each(made)(
    "reads and writes the same messages, also with what no contract knows: $title",
    { timeout: 4 * limit(MESSAGES) },
    ({ title, messages, files }) => {
      const file = `${title}/Sample/Send.request`;
      const message = messages.chain(({ xml }) => fc.oneof(fc.constant(xml), disturbed(xml)));
      const property = fc.property(message, (xml) => {
        const text = envelope(xml);
        const [wire, camel] = [echo(packages().wire, file, text), echo(packages().camelCase, file, text)];
        expect(camel.result, `${xml}\n${shown({ files })}`).toEqual(wire.result);
        const slow = echo(packages().camelCase, file, forSlowReader(text));
        if (!isDeepStrictEqual(slow.read, camel.read))
          expect(slow.read, `${xml}\n${shown({ files })}`).toStrictEqual(camel.read);
        if (!isDeepStrictEqual(wire.read, camel.read)) different++;
      });
      fc.assert(property, runs(MESSAGES));
    },
  );

  it("and its values have other names in most messages", () => {
    expect(different).toBeGreaterThan((made.length * MESSAGES) / 4);
  });
});

/** A list and a choice with so many elements that they are read by a table. Some of their names differ in case alone. */
function manyElements(): string {
  const elements = Array.from({ length: 80 }, (_, index) => element(`Item${index}`, "xs:int")).join("");
  const others = element("item7", "xs:string", 'nillable="true"') + element("ITEM7", "xs:boolean");
  const choice = (occurs: string): string => `<xs:choice ${occurs}>${elements}${others}</xs:choice>`;
  return inlineWsdl({
    types: complexType("All", choice('minOccurs="0" maxOccurs="unbounded"')) + complexType("One", choice("")),
    operations: { Put: { request: element("All", "tns:All") + element("One", "tns:One", 'minOccurs="0"') } },
  });
}

describe("for every unusual input", () => {
  // Parts beside the envelope need an extension.
  const { Attachments, ...others } = GOLDEN_CASES;
  const cases = { ...others, ...CAMEL_CASE_CASES, Many: { "many.wsdl": manyElements() } };
  const contracts = Object.entries(cases).map(([version, files]) => contractOfVersion(version, files));
  const packages = builtBefore(contracts, scratch());

  it("samples are the same messages, and are read alike", () => {
    const { wire, camelCase } = packages();
    for (const [file, { contract, operation, direction }] of wire.messages) {
      const [text, inCamelCase] = [wire, camelCase].map((built, index) => {
        const style = { ...distinctStyle(), values: { members: MEMBER_NAMES[index] } };
        const { headers, body } = sampleValues(operation[direction], contract, style);
        return built.library.encodeMessage(messageOf(built, file), { headers, body });
      });
      expect(inCamelCase, file).toBe(text);
      const [one, other] = [echo(wire, file, text ?? ""), echo(camelCase, file, text ?? "")];
      expect(other.result, file).toEqual(one.result);
    }
    expect(wire.messages.size).toBeGreaterThan(80);
  });

  it("elements of a long list whose names differ in case alone have numbers", () => {
    const { library } = packages().camelCase;
    const put = messageOf(packages().camelCase, "Many/Sample/Put.request");
    const body = {
      all: { $items: [{ item7: 1 }, { item7$2: null }, { item7$3: true }, { item79: 2 }] },
      one: { item7$3: false },
    };
    const text = library.encodeMessage(put, { headers: {}, body });
    expect(text).toContain('<All><Item7>1</Item7><item7 i:nil="true"/><ITEM7>true</ITEM7><Item79>2</Item79></All>');
    expect(text).toContain("<One><ITEM7>false</ITEM7></One>");
    for (const each of [text, forSlowReader(text)]) expect(library.decodeMessage(put, each).body).toEqual(body);
  });
});
