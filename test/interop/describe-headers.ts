import { expect, it } from "vitest";
import { createHandler } from "../../generated/src/index.js";
import { batchEndpoint } from "../../generated/src/services88/batch.js";
import { serveHandler } from "../support/serve-handler.js";
import type { Peer } from "./peer.js";
import { answerOf, arrivalOf, type Setting } from "./setting.js";
import { REQUEST_HEADERS, RESPONSE_HEADERS } from "./wanted.js";
import { wireValue } from "./wire-value.js";

/** The mock reads only the ticket and fills few headers, so the generated handler replaces it here. */
export function describeHeaders(peer: Peer, setting: () => Setting): void {
  it("headers arrive member by member, and come back in the same way", async () => {
    const arrived: unknown[] = [];
    const handler = createHandler(batchEndpoint, {
      getBatchTaskInfo: (request, headers) => {
        arrived.push(request, headers);
        return { body: { Response: null }, headers: RESPONSE_HEADERS };
      },
    });
    const url = await serveHandler(handler);
    const headers = wireValue(REQUEST_HEADERS);
    const answer = await setting().call("GetBatchTaskInfo", { Id: 7 }, { headers, url });
    expect(arrived.map((part) => wireValue(part))).toStrictEqual([
      arrivalOf(peer, "body sent", { Id: 7 }),
      arrivalOf(peer, "headers sent", headers),
    ]);
    expect(answer).toStrictEqual(answerOf(peer, { Response: null }, wireValue(RESPONSE_HEADERS)));
  });
}
