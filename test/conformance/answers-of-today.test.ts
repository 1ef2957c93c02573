import { expect, it } from "vitest";
import { distinctStyle } from "../../generator/tools/samples/sample-style.js";
import { Sampler } from "../../generator/tools/samples/sample-values.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { describeWithCorpus } from "../support/corpus.js";
import { tempFolder } from "../support/temp-folder.js";
import { buildCorpus, messagesOf } from "./built-corpus.js";

describeWithCorpus("the 15 endpoints of Services88 of 2026", (corpus) => {
  it("have answers with every member, which are read strictly and written back", async () => {
    const built = await buildCorpus(`${corpus}/wsdl-2026`, tempFolder(), { services: ["Services88"] });
    expect(built.errors).toBe("");
    const [contract] = built.contracts;
    if (contract === undefined) throw new Error("no contract");
    const messages = await messagesOf(built, contract);
    console.log(`Services88 of 2026: ${contract.endpoints.length} endpoints, ${messages.length} messages`);
    expect([contract.endpoints.length, messages.length]).toEqual([15, 1816]);
    for (const { file, message, operation, direction, endpoint } of messages) {
      const sampler = new Sampler(contract, distinctStyle());
      const { headers, content } = operation[direction];
      const value = { headers: sampler.headers(headers), body: sampler.content(content) };
      const text = encodeMessage(message, value, endpoint.soapVersion);
      const read = decodeMessage(message, text, { strict: true });
      expect(encodeMessage(message, read, endpoint.soapVersion), file).toBe(text);
    }
  });
});
