import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { getBatchTaskInfo } from "../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../generated/src/services88/types/batch-task-info.js";
import type { Contract, Message } from "../../generator/contract/contract.js";
import { type DocumentedLayout, documentedLayout } from "../../generator/tools/documented/documented-layout.js";
import { sampleMessage } from "../../generator/tools/samples/sample-message.js";
import { distinctStyle } from "../../generator/tools/samples/sample-style.js";
import { Sampler } from "../../generator/tools/samples/sample-values.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import type { UnknownContent } from "../../templates/runtime/read/reader-options.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { contractOfVersion, endpointOf, operationOf } from "../support/contracts.js";
import { describeWithCorpus } from "../support/corpus.js";
import { type DocumentedEdition, EDITION_2022, EDITION_2025, valueOfEdition } from "../support/documented-editions.js";
import { decodeDocumented, encodeDocumented } from "../support/documented-message.js";
import type { GeneratedMessage } from "../support/generated-operations.js";
import { MessageValidator } from "../support/xsd-validator.js";

/**
 * Checks generated code with an envelope in the documented layout. The code must read all of it, write it back byte for byte, and
 * write the same values for the wire so that libxml2 finds them valid.
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
    message.element?.localName,
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

const EDITIONS = [EDITION_2022, EDITION_2025];

const count = ({ messages }: DocumentedEdition, name: string): number =>
  messages.filter(({ endpoint }) => endpoint === name).length;

it("covers 11 or 15 operations of Batch, and 4 or 5 of SoPrincipal, in both directions", () => {
  const counts = EDITIONS.map((edition) => [count(edition, "Batch"), count(edition, "SoPrincipal")]);
  expect(counts).toEqual([
    [5 * 11 * 2, (2 * 4 + 3 * 5) * 2],
    [15 * 2, 5 * 2],
  ]);
});

describeWithCorpus("the 156 documented envelopes of 2022", (corpus) => {
  it.each(EDITION_2022.messages)("$file", (message) => {
    checkEnvelope(message, readFileSync(`${corpus}/${EDITION_2022.folder}/${message.file}`, "utf8"));
  });
});

describeWithCorpus("the 40 documented envelopes of 2025", (corpus) => {
  it.each(EDITION_2025.messages)("$file", (message) => {
    checkEnvelope(message, readFileSync(`${corpus}/${EDITION_2025.folder}/${message.file}`, "utf8"));
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
    const messages = EDITION_2022.messages.filter(
      (message) => message.endpoint === "Batch" && message.version === version && message.operation === operation,
    );
    expect([envelopes.length, messages.length]).toEqual([2, 2]);
    for (const [index, batch] of messages.entries()) checkEnvelope(batch, envelopes[index] ?? "");
  });
});

/** Text with all characters that XML escapes. */
function awkwardText(name: string, count: number): string {
  return `${name} ${count}: "a" < b & c > d, blåbær\n\tend `;
}

/** A value for every member, with the headers that identify a caller. */
function sampleEnvelope(message: Message, contract: Contract): { headers: object; body: object } {
  const sampler = new Sampler(contract, distinctStyle({ text: awkwardText }));
  const callers = message.headers.filter(({ element }) =>
    ["ApplicationToken", "Credentials"].includes(element.localName),
  );
  return { headers: sampler.headers(callers), body: sampler.content(message.content) };
}

const TIME = "2026-07-10T00:00:00Z";
const A_TIME = /2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;

describeWithCorpus(
  "schemas/ alone gives the documented envelopes of 2025, but for the time at which they were made",
  (corpus) => {
    it.each(EDITION_2025.messages)("$file", ({ version, endpoint, operation, direction, file }) => {
      const sampled = {
        contract: contractOfVersion(version),
        endpoint: endpointOf(version, endpoint),
        operation: operationOf(version, endpoint, operation),
        direction,
      };
      const documented = readFileSync(`${corpus}/${EDITION_2025.folder}/${file}`, "utf8");
      expect(sampleMessage(sampled, { layout: "documented", timestamp: TIME })).toBe(
        documented.replaceAll(A_TIME, TIME),
      );
    });
  },
);

/** Our own values, so that a clone without the reference data tests the same things. */
describe.each(EDITIONS)("our own snapshots in test/$folder", (edition) => {
  it.each(edition.messages)("$file", async (generated) => {
    const { version, direction, message, file } = generated;
    const endpoint = endpointOf(version, generated.endpoint);
    const described = endpoint.operations.find(({ name }) => name === generated.operation)?.[direction];
    if (described === undefined) throw new Error(`no ${file}`);
    const value = valueOfEdition(sampleEnvelope(described, contractOfVersion(version)), edition);
    // To the last depth, which the documentation would not show.
    const layout = { ...documentedLayout(endpoint), lastIndent: Number.POSITIVE_INFINITY };
    const envelope = encodeDocumented(message, value, layout, direction);
    await expect(envelope).toMatchFileSnapshot(`../${edition.folder}/${file}`);
    expect(decodeDocumented(message, envelope)).toEqual(value);
    checkEnvelope(generated, envelope, layout);
  });

  it("are all in the repository, and no others", () => {
    const files = readdirSync(`test/${edition.folder}`, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".xml"),
    );
    expect(files.sort()).toEqual(edition.messages.map(({ file }) => file).sort());
  });
});

it("messages of both editions differ where the contract has gained a member", () => {
  const [before, after] = EDITIONS.map(({ folder }) =>
    readFileSync(`test/${folder}/Services88/Batch/StartBatchJob.request.xml`, "utf8"),
  );
  expect(after?.replace(/ *<Batch:CancellationBehaviour.*\n/, "")).toBe(before);
  expect(after).not.toBe(before);
});

describe("a server of today", () => {
  const flags = (mask: string): string => `<TableRight><Mask>${mask}</Mask></TableRight>`;
  const response = (task: string): string =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetBatchTaskInfoResponse xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"><Response>${task}</Response></GetBatchTaskInfoResponse></s:Body></s:Envelope>`;
  const read = (task: string): BatchTaskInfo | null | undefined =>
    decodeMessage(getBatchTaskInfo.response, response(task), { strict: true }).body.Response;

  it("is read strictly, with what is new in its contract", () => {
    const task = `${flags("Select Unused1 Uninitialized")}<Id>1</Id><CancellationBehaviour>CancelWithWarning</CancellationBehaviour>`;
    expect(read(task)).toEqual({
      TableRight: { Mask: ["Select", "Unused1", "Uninitialized"] },
      Id: 1,
      CancellationBehaviour: "CancelWithWarning",
    });
  });

  it.each(["R F", "Select Filtering", "R Select F"])(
    "may send names that share a number, which are kept: %s",
    (mask) => {
      const task = read(flags(mask));
      expect(task?.TableRight?.Mask).toEqual(mask.split(" "));
      const written = encodeMessage(getBatchTaskInfo.response, { headers: {}, body: { Response: task } }, "1.1");
      expect(written).toContain(`<Mask>${mask}</Mask>`);
    },
  );

  it("is not read strictly where it breaks its contract", () => {
    expect(() => read(flags("Unused2"))).toThrow(DecodeError);
    expect(() => read("<Unknown/>")).toThrow(DecodeError);
  });

  it.each(EDITION_2025.messages)(
    "is read strictly in full: $file",
    ({ version, endpoint, operation, direction, message }) => {
      const value = sampleEnvelope(operationOf(version, endpoint, operation)[direction], contractOfVersion(version));
      expect(decodeMessage(message, encodeMessage(message, value, "1.1"), { strict: true })).toMatchObject(value);
    },
  );
});
