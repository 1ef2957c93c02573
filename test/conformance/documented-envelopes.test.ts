import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import type { Contract, Message } from "../../generator/contract/contract.js";
import { type DocumentedLayout, documentedLayout } from "../../generator/tools/documented/documented-layout.js";
import { distinctStyle } from "../../generator/tools/samples/sample-style.js";
import { Sampler } from "../../generator/tools/samples/sample-values.js";
import type { UnknownContent } from "../../templates/runtime/read/reader-options.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { contractOfVersion, endpointOf } from "../support/contracts.js";
import { describeWithCorpus } from "../support/corpus.js";
import { decodeDocumented, encodeDocumented } from "../support/documented-message.js";
import { type GeneratedMessage, MESSAGES } from "../support/generated-operations.js";
import { MessageValidator } from "../support/xsd-validator.js";

/**
 * What the generated code must do with an envelope in the documented layout: read all of it, write it back byte for
 * byte, and write the same values for the wire so that libxml2 finds them valid.
 */
function checkEnvelope(generated: GeneratedMessage, envelope: string, layout = layoutOf(generated)): void {
  const { version, endpoint, message, direction } = generated;
  const unknown: UnknownContent[] = [];
  const onUnknown = (content: UnknownContent): void => void unknown.push(content);
  const value = decodeDocumented(message, envelope, { onUnknown });
  expect(unknown).toEqual([]);
  expect(encodeDocumented(message, value, layout, direction)).toBe(envelope);

  const wire = encodeMessage(message, value, "1.1");
  expect(validatorOf(version, endpoint).validate(wire)).toEqual([
    ...Object.keys(value.headers),
    message.element.localName,
  ]);
  expect(decodeMessage(message, wire, { onUnknown })).toEqual({ ...value, soapVersion: "1.1" });
  expect(unknown).toEqual([]);
}

function layoutOf({ version, endpoint }: GeneratedMessage): DocumentedLayout {
  return documentedLayout(endpointOf(version, endpoint));
}

const validators = new Map<string, MessageValidator>();

function validatorOf(version: string, endpoint: string): MessageValidator {
  const schema = `schemas/${version}/${endpoint}.xsd`;
  const validator = validators.get(schema) ?? new MessageValidator(schema);
  validators.set(schema, validator);
  return validator;
}

const BATCH = MESSAGES.filter(({ endpoint }) => endpoint === "Batch");
const SO_PRINCIPAL = MESSAGES.filter(({ endpoint }) => endpoint === "SoPrincipal");

it("is about 11 operations of Batch in 5 versions, and 4 or 5 of SoPrincipal, in both directions", () => {
  expect([BATCH.length, SO_PRINCIPAL.length]).toEqual([5 * 11 * 2, (2 * 4 + 3 * 5) * 2]);
});

describeWithCorpus("the 110 documented envelopes of Batch", (folder) => {
  it.each(BATCH)("$file", (message) => {
    checkEnvelope(message, readFileSync(`${folder}/envelopes/${message.file}`, "utf8"));
  });
});

describeWithCorpus("the 46 documented envelopes of SoPrincipal", (folder) => {
  it.each(SO_PRINCIPAL)("$file", (message) => {
    checkEnvelope(message, readFileSync(`${folder}/envelopes/${message.file}`, "utf8"));
  });
});

describeWithCorpus("the six envelopes of the three documentation pages", (folder) => {
  it.each([
    "Services85-Batch-GetBatchTaskInfosByAssociatesAndState.md",
    "Services86-Batch-UpdateBatchTask.md",
    "Services88-Batch-StartBatchJob.md",
  ])("%s", (page) => {
    const [version, , operation] = basename(page, ".md").split("-");
    const envelopes = [...readFileSync(`${folder}/pages/${page}`, "utf8").matchAll(/```xml\n([\s\S]*?)```/g)].map(
      ([, text = ""]) => text,
    );
    const messages = BATCH.filter((batch) => batch.version === version && batch.operation === operation);
    expect([envelopes.length, messages.length]).toEqual([2, 2]);
    for (const [index, batch] of messages.entries()) checkEnvelope(batch, envelopes[index] ?? "");
  });
});

/** Text with everything in it that XML writes in a way of its own. */
function awkwardText(name: string, count: number): string {
  return `${name} ${count}: "a" < b & c > d, blåbær\n\tend `;
}

/** A value for all that the contract says, with those headers by which a caller is known. */
function sampleEnvelope(message: Message, contract: Contract): { headers: object; body: object } {
  const sampler = new Sampler(contract, distinctStyle({ text: awkwardText }));
  const callers = message.headers.filter(({ element }) =>
    ["ApplicationToken", "Credentials"].includes(element.localName),
  );
  return { headers: sampler.headers(callers), body: sampler.content(message.content) };
}

/** Our own values, so that a clone without the reference data tests the same things. */
describe("our own snapshots of the envelopes", () => {
  it.each(MESSAGES)("$file", async (generated) => {
    const { version, direction, message, file } = generated;
    const endpoint = endpointOf(version, generated.endpoint);
    const described = endpoint.operations.find(({ name }) => name === generated.operation)?.[direction];
    if (described === undefined) throw new Error(`no ${file}`);
    const value = sampleEnvelope(described, contractOfVersion(version));
    // To the last depth, which the documentation would not show.
    const layout = { ...documentedLayout(endpoint), lastIndent: Number.POSITIVE_INFINITY };
    const envelope = encodeDocumented(message, value, layout, direction);
    await expect(envelope).toMatchFileSnapshot(`../envelopes/${file}`);
    expect(decodeDocumented(message, envelope)).toEqual(value);
    checkEnvelope(generated, envelope, layout);
  });

  it("stand in the repository, all of them and no others", () => {
    const files = readdirSync("test/envelopes", { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".xml"),
    );
    expect(files.sort()).toEqual(MESSAGES.map(({ file }) => file).sort());
  });
});
