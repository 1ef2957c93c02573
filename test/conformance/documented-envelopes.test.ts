import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { documentedLayout } from "../../generator/documented/documented-layout.js";
import { decodeDocumented, encodeDocumented } from "../../generator/documented/documented-message.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/envelope.js";
import type { UnknownContent } from "../../templates/runtime/xml-reader.js";
import { batchOf, contractOfVersion } from "../support/contracts.js";
import { describeWithCorpus } from "../support/corpus.js";
import { BATCH_MESSAGES, type BatchMessage } from "../support/generated-operations.js";
import { SAMPLE_HEADERS, sampleBody } from "../support/sample-values.js";
import { MessageValidator } from "../support/xsd-validator.js";

/**
 * What the generated code must do with an envelope in the documented layout: read all of it, write it back byte for
 * byte, and write the same values for the wire so that libxml2 finds them valid.
 */
function checkEnvelope({ version, message, direction }: BatchMessage, envelope: string): void {
  const unknown: UnknownContent[] = [];
  const onUnknown = (content: UnknownContent): void => void unknown.push(content);
  const value = decodeDocumented(message, envelope, { onUnknown });
  expect(unknown).toEqual([]);
  expect(encodeDocumented(message, value, documentedLayout(batchOf(version)), direction)).toBe(envelope);

  const wire = encodeMessage(message, value, "1.1");
  const headers = direction === "request" ? ["ApplicationToken", "Credentials"] : [];
  expect(validatorOf(version).validate(wire)).toEqual([...headers, message.element]);
  expect(decodeMessage(message, wire, { onUnknown })).toEqual({ ...value, soapVersion: "1.1" });
}

const validators = new Map<string, MessageValidator>();

function validatorOf(version: string): MessageValidator {
  const validator = validators.get(version) ?? new MessageValidator(`schemas/${version}/Batch.xsd`);
  validators.set(version, validator);
  return validator;
}

const CASES = BATCH_MESSAGES.map((batch) => ({
  ...batch,
  file: `${batch.version}/Batch/${batch.operation}.${batch.direction}.xml`,
}));

it("is about 5 versions, 11 operations and both directions", () => {
  expect(CASES).toHaveLength(110);
});

describeWithCorpus("the 110 documented envelopes of Batch", (folder) => {
  it.each(CASES)("$file", ({ file, ...batch }) => {
    checkEnvelope(batch, readFileSync(`${folder}/envelopes/${file}`, "utf8"));
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
    const messages = BATCH_MESSAGES.filter((batch) => batch.version === version && batch.operation === operation);
    expect([envelopes.length, messages.length]).toEqual([2, 2]);
    for (const [index, batch] of messages.entries()) checkEnvelope(batch, envelopes[index] ?? "");
  });
});

/** Our own values, so that a clone without the reference data tests the same things. */
describe("our own snapshots of the envelopes of Batch", () => {
  it.each(CASES)("$file", async ({ file, ...batch }) => {
    const { version, operation, direction, message } = batch;
    const described = batchOf(version).operations.find(({ name }) => name === operation);
    if (described === undefined) throw new Error(`${version} has no ${operation}`);
    const value = {
      headers: direction === "request" ? SAMPLE_HEADERS : {},
      body: sampleBody(described[direction], contractOfVersion(version)),
    };
    const envelope = encodeDocumented(message, value, documentedLayout(batchOf(version)), direction);
    await expect(envelope).toMatchFileSnapshot(`../envelopes/${file}`);
    expect(decodeDocumented(message, envelope)).toEqual(value);
    checkEnvelope(batch, envelope);
  });

  it("stand in the repository, all of them", () => {
    expect(CASES.map(({ file }) => file).filter((file) => !existsSync(`test/envelopes/${file}`))).toEqual([]);
  });
});
