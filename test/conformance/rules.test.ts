import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { comparable } from "../property/constructs/compare-messages.js";
import { build, writeTo } from "../support/built-package.js";
import { element, payload, schema } from "../support/component-text.js";
import { contractOf, inlineWsdl, TNS } from "../support/inline-wsdl.js";
import { messagesOf } from "./built-corpus.js";
import { CONTENT_RULES } from "./rules/content-rules.js";
import { FURTHER_RULES } from "./rules/further-rules.js";
import { MESSAGE_RULES } from "./rules/message-rules.js";
import type { Change, RuleCase } from "./rules/rule-case.js";
import { SCHEMA_RULES } from "./rules/schema-rules.js";
import { TYPE_RULES } from "./rules/type-rules.js";
import { VALUE_RULES } from "./rules/value-rules.js";

// For every construct of XML Schema there are messages that show its rules. Breaking a rule on purpose must change what happens.

const RULES: readonly RuleCase[] = [
  ...VALUE_RULES,
  ...CONTENT_RULES,
  ...TYPE_RULES,
  ...FURTHER_RULES,
  ...MESSAGE_RULES,
  ...SCHEMA_RULES,
];

const CASES = RULES.map((rules, index) => {
  const contract = { ...contractOf({ ...rules.files, "a.wsdl": wsdlOf(rules) }), version: `Rules${index}` };
  return { ...rules, contract };
});

function wsdlOf({ types, message = payload("Send", element("Value", "tns:Root")) }: RuleCase): string {
  const schemas = schema(TNS, types + message + payload("SendResponse"));
  return inlineWsdl({ schemas, payloads: "p", prefixes: { p: TNS }, operations: { Send: {} } });
}

type Case = (typeof CASES)[number];

const CHANGES = CASES.flatMap((of) => of.broken.map(([from, to]) => ({ ...of, from, to })));

/** The compiled package: the library, and the request of one contract. */
interface Package {
  readonly library: typeof import("../../templates/runtime/index.js");
  readonly request: Message<object, object>;
}

function envelope(value: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${TNS}" xmlns:o="urn:other"><s:Body>${value}</s:Body></s:Envelope>`;
}

/** What a package makes of the messages of a construct. */
function behaviour({ library, request }: Package, of: RuleCase): string[] {
  const { message, valid, refused = [], reads = [], unwritable = [] } = of;
  const inMessage = (value: string): string => envelope(message === undefined ? `<t:Send>${value}</t:Send>` : value);
  const body = (value: unknown) => (message === undefined ? { Value: value } : Object(value));
  const attempt = (what: string, action: () => unknown): string => {
    try {
      return `${what}: ${String(action())}`;
    } catch {
      return `${what}: ${REFUSED}`;
    }
  };
  const read = (value: string) => library.decodeMessage(request, inMessage(value), { strict: true });
  const write = (written: object): string => library.encodeMessage(request, { headers: {}, body: written });
  return [
    ...valid.map((value) => attempt(value, () => isEcho(write(read(value).body), inMessage(value)))),
    ...reads.map(([value, want]) => attempt(value, () => isDeepStrictEqual(read(value).body, body(want)))),
    ...refused.map((value) => attempt(value, () => read(value) && "read")),
    ...unwritable.map((value) => attempt(JSON.stringify(value), () => write(body(value)) && "written")),
  ];
}

function isEcho(written: string, text: string): boolean {
  return comparable(written) === comparable(text);
}

const REFUSED = "refused";

/** What a package should make of them. */
function wanted({ valid, refused = [], reads = [], unwritable = [] }: RuleCase): string[] {
  return [
    ...[...valid, ...reads.map(([value]) => value)].map((value) => `${value}: true`),
    ...refused.map((value) => `${value}: ${REFUSED}`),
    ...unwritable.map((value) => `${JSON.stringify(value)}: ${REFUSED}`),
  ];
}

describe("the rules of every construct", () => {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-rules-"));
  const contracts = CASES.map(({ contract }) => contract);
  let count = 0;

  beforeAll(() => {
    writeTo(folder, packageOf(contracts));
    expect(build(folder)).toBe("");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Loads a copy of the compiled modules that one contract needs, with a change. */
  const load = async ({ contract }: Case, change?: Change): Promise<Package> => {
    const copy = join(folder, `copy${count++}`);
    for (const part of ["runtime", contract.version.toLowerCase()])
      cpSync(join(folder, "dist", part), join(copy, "dist", part), { recursive: true });
    if (change !== undefined)
      expect(replaceIn(join(copy, "dist", contract.version.toLowerCase()), change)).toBeGreaterThan(0);
    const [request] = await messagesOf({ contracts, files: new Map(), errors: "", folder: copy }, contract);
    if (request === undefined) throw new Error("no request");
    const library = await import(pathToFileURL(join(copy, "dist/runtime/index.js")).href);
    return { library, request: request.message };
  };

  it.each(CASES)("are kept: $construct", async (of) => {
    expect(behaviour(await load(of), of)).toEqual(wanted(of));
  });

  it.each(CHANGES)("show if they are broken: $construct, $from", async ({ from, to, ...of }) => {
    expect(behaviour(await load(of, [from, to]), of)).not.toEqual(wanted(of));
  });
});

/** Replaces a text in all modules of a folder. @returns the number of modules that had it */
function replaceIn(folder: string, [from, to]: Change): number {
  const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  const texts = modules.map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")] as const);
  const changed = texts.filter(([, text]) => text.includes(from));
  for (const [path, text] of changed)
    writeFileSync(
      path,
      text.replaceAll(from, () => to),
    );
  return changed.length;
}
