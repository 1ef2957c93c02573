import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import type { MemberNames } from "../../generator/source/member-names.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { disturbed } from "../property/constructs/disturb-message.js";
import { envelope, forSlowReader, shown, subjects } from "../property/constructs/subjects.js";
import { limit, runs } from "../property/runs.js";
import { build, writeTo } from "../support/built-package.js";
import { messagesOf } from "./built-corpus.js";

// What a package does with messages does not depend on what programs call members. Schemas and messages are arbitrary.

const SCHEMAS = 20;
const MESSAGES = 40;

/** A built package: its library, and the requests of the schemas. */
interface Built {
  readonly library: typeof import("../../templates/runtime/index.js");
  readonly requests: ReadonlyMap<string, Message<object, object>>;
}

describe("a package whose members are in camelCase", () => {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-camel-case-"));
  const made = subjects(SCHEMAS, join(folder, "schemas"));
  const packages = new Map<MemberNames, Built>();
  let different = 0;

  const built = async (members: MemberNames): Promise<Built> => {
    const home = join(folder, members);
    const contracts = made.map(({ contract }) => contract);
    const files = packageOf(contracts, { values: { members } });
    writeTo(home, files);
    const errors = build(home);
    expect(errors).toBe("");
    const requests = new Map<string, Message<object, object>>();
    for (const contract of contracts) {
      const [request] = await messagesOf({ contracts, files, errors, folder: home }, contract);
      if (request !== undefined) requests.set(contract.version, request.message);
    }
    return { library: await import(pathToFileURL(join(home, "dist/runtime/index.js")).href), requests };
  };

  beforeAll(async () => {
    packages.set("wire", await built("wire"));
    packages.set("camelCase", await built("camelCase"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a package reads, and what it writes of that; the class of an error, and its place without numbers of members. */
  const echo = (members: MemberNames, title: string, text: string): { body?: object; result: unknown } => {
    const { library, requests } = packages.get(members) ?? {};
    const request = requests?.get(title);
    if (library === undefined || request === undefined) throw new Error(`no message of ${title}`);
    try {
      const { body } = library.decodeMessage(request, text);
      return { body, result: library.encodeMessage(request, { headers: {}, body }) };
    } catch (error) {
      if (error instanceof library.DecodeError || error instanceof library.EncodeError)
        return { result: [error.name, error.path.replace(/\$\d+/g, "")] };
      if (error instanceof library.SoapFault) return { result: error.name };
      throw error;
    }
  };

  it.each(made)(
    "reads and writes the same messages, also with what no contract knows: $title",
    { timeout: 4 * limit(MESSAGES) },
    ({ title, messages, files }) => {
      const message = messages.chain(({ xml }) => fc.oneof(fc.constant(xml), disturbed(xml)));
      const property = fc.property(message, (xml) => {
        const text = envelope(xml);
        const [wire, camel] = [echo("wire", title, text), echo("camelCase", title, text)];
        expect(camel.result, `${xml}\n${shown({ files })}`).toEqual(wire.result);
        const slow = echo("camelCase", title, forSlowReader(text));
        if (!isDeepStrictEqual(slow.body, camel.body))
          expect(slow.body, `${xml}\n${shown({ files })}`).toStrictEqual(camel.body);
        if (!isDeepStrictEqual(wire.body, camel.body)) different++;
      });
      fc.assert(property, runs(MESSAGES));
    },
  );

  it("and its values have other names in most messages", () => {
    expect(different).toBeGreaterThan((made.length * MESSAGES) / 4);
  });
});
