import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { documentedLayout } from "../../generator/tools/documented/documented-layout.js";
import { indentMessage } from "../../generator/tools/samples/indent-message.js";
import { sampleMessage } from "../../generator/tools/samples/sample-message.js";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { describeWithCorpus } from "../support/corpus.js";
import { decodeDocumented, encodeDocumented } from "../support/documented-message.js";
import { type BuiltCorpus, buildCorpus, type CorpusMessage, messagesOf } from "./built-corpus.js";

/** The number of envelopes of a class, and for how many of them a statement is true. */
interface Counts {
  readonly envelopes: number;
  /** Read without unknown content. */
  readonly read: number;
  /** Read strictly: nothing that the contract requires is missing. */
  readonly strictlyRead: number;
  /** Written back byte for byte. */
  readonly equal: number;
}

const TIME = "2024-01-01T00:00:00Z";
const A_TIME = /2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;

const all = (envelopes: number): Counts => ({ envelopes, read: envelopes, strictlyRead: envelopes, equal: envelopes });

/** Read and written back like all others, with defaults for the values that the documentation leaves out. */
const withDefaults = (envelopes: number): Counts => ({ ...all(envelopes), strictlyRead: 0 });

const WANT: Readonly<Record<string, Counts>> = {
  valid: all(2358),
  "blank-in-empty": all(517),
  "nil-not-nillable": withDefaults(102),
  "empty-duration": withDefaults(61),
  "nil-not-nillable+empty-duration": withDefaults(6),
  "empty-dateTime": withDefaults(2),
};

describeWithCorpus("all of NetServer: 56 endpoints of Services86, two of each other version", (corpus) => {
  const classes: Readonly<Record<string, string>> = JSON.parse(readFileSync(`${corpus}/envelope-defects.json`, "utf8"));
  let folder: string;
  let built: BuiltCorpus;
  let messages: readonly CorpusMessage[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-corpus-"));
    built = await buildCorpus(`${corpus}/wsdl`, folder);
    messages = (await Promise.all(built.contracts.map((contract) => messagesOf(built, contract)))).flat();
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("compiles with the strictest options", () => {
    expect(built.errors).toBe("");
  });

  it("has one module for each endpoint and each named type", () => {
    const paths = [...built.files.keys()].filter((path) => path.startsWith("src/services86/"));
    const types = paths.filter((path) => path.startsWith("src/services86/types/"));
    const contract = built.contracts.find(({ version }) => version === "Services86");
    console.log(`Services86: ${paths.length} modules, ${types.length} of them of types`);
    expect(paths.filter((path) => path.endsWith("/table-right.ts"))).toHaveLength(1);
    expect(contract?.endpoints).toHaveLength(56);
  });

  it("has a message for every documented envelope, and an envelope for every message", () => {
    expect(messages.map(({ file }) => file).sort()).toEqual(Object.keys(classes).sort());
  });

  it("reads every documented envelope, and writes it back byte for byte", () => {
    const counts = countByClass(messages, (message) => checkEnvelope(message, corpus), classes);
    console.table(counts);
    expect(counts).toEqual(WANT);
  });

  it("makes every documented envelope from the WSDL alone, except for its time", () => {
    const differing = messages.filter((message) => {
      const documented = readFileSync(`${corpus}/envelopes/${message.file}.xml`, "utf8");
      return sampleMessage(message, { layout: "documented", timestamp: TIME }) !== documented.replaceAll(A_TIME, TIME);
    });
    console.log(`made from the WSDL: ${messages.length - differing.length} of ${messages.length} are equal`);
    expect(differing.map(({ file }) => file)).toEqual([]);
  });

  it("makes samples for the wire that generated code reads without unknown content, and writes back equal", () => {
    for (const sampled of messages) {
      const { file, message, endpoint } = sampled;
      const sample = sampleMessage(sampled, { layout: "wire", timestamp: TIME });
      const value = decodeMessage(message, sample, { strict: true });
      expect(indentMessage(encodeMessage(message, value, endpoint.soapVersion)), file).toBe(sample);
    }
  });

  it("notices a broken rule of the layout", () => {
    const counts = countByClass(messages.slice(0, 400), (message) => checkEnvelope(message, corpus, 9), classes);
    const [equal, envelopes] = [sumOf(counts, "equal"), sumOf(counts, "envelopes")];
    console.log(`with one level less to be shown: ${equal} of ${envelopes} are equal`);
    expect(equal).toBeLessThan(envelopes);
  });
});

type Verdict = Readonly<Record<Exclude<keyof Counts, "envelopes">, boolean>>;

function checkEnvelope(
  { file, endpoint, direction, message }: CorpusMessage,
  corpus: string,
  lastIndent = 10,
): Verdict {
  const text = readFileSync(`${corpus}/envelopes/${file}.xml`, "utf8");
  const layout = { ...documentedLayout(endpoint), lastIndent };
  let isKnown = true;
  const value = attempt(() => decodeDocumented(message, text, { onUnknown: () => void (isKnown = false) }));
  const written = value && attempt(() => encodeDocumented(message, value, layout, direction));
  const strictly = attempt(() => decodeDocumented(message, text, { strict: true }));
  return { read: value !== undefined && isKnown, strictlyRead: strictly !== undefined, equal: written === text };
}

/** Undefined for an expected error of reading or writing. A mistake in the code must not become a count. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof DecodeError || error instanceof EncodeError) return undefined;
    throw error;
  }
}

function countByClass(
  messages: readonly CorpusMessage[],
  check: (message: CorpusMessage) => Verdict,
  classes: Readonly<Record<string, string>>,
): Record<string, Counts> {
  const counts: Record<string, Counts> = {};
  for (const message of messages) {
    const { read, strictlyRead, equal } = check(message);
    const name = classes[message.file] ?? "no class";
    const before = counts[name] ?? { envelopes: 0, read: 0, strictlyRead: 0, equal: 0 };
    counts[name] = {
      envelopes: before.envelopes + 1,
      read: before.read + Number(read),
      strictlyRead: before.strictlyRead + Number(strictlyRead),
      equal: before.equal + Number(equal),
    };
  }
  return counts;
}

function sumOf(counts: Readonly<Record<string, Counts>>, key: keyof Counts): number {
  return Object.values(counts).reduce((sum, { [key]: count }) => sum + count, 0);
}
