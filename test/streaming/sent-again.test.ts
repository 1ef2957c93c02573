import { describe, expect, it } from "vitest";
import { BatchClient, getBatchTaskInfosByState } from "../../generated/src/services88/batch.js";
import { items } from "../../generated/src/streaming/index.js";
import { envelope, SERVICES88 } from "../runtime/messages.js";

const task = (id: number) => `<BatchTaskInfo><Id>${id}</Id></BatchTaskInfo>`;

function answer(tasks: string): string {
  const response = `<Response>${tasks}</Response>`;
  return envelope(
    `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}">${response}</GetBatchTaskInfosByStateResponse>`,
  );
}

describe("a call that is sent again", () => {
  /** A service whose first answer is this, and whose other answers are whole. */
  function clientOf(first: () => Response) {
    let count = 0;
    const whole = () => new Response(answer(task(1) + task(2)), { headers: { "Content-Type": "text/xml" } });
    const client = new BatchClient({
      url: "http://example.com/Batch.svc",
      fetch: async () => (count++ === 0 ? first() : whole()),
      sendAgain: ({ earlier }) => earlier.length === 0,
    });
    return { client, count: () => count };
  }

  async function taken(client: BatchClient): Promise<unknown[]> {
    const ids: unknown[] = [];
    try {
      for await (const given of items(client, getBatchTaskInfosByState, { State: "New" })) ids.push(given?.Id);
    } catch (error) {
      ids.push(error instanceof Error ? error.message : error);
    }
    return ids;
  }

  it("gives its items once", async () => {
    const { client, count } = clientOf(() => new Response("", { status: 503 }));
    expect([await taken(client), count()]).toEqual([[1, 2], 2]);
  });

  it("is not one of which items have been given: its error stays", async () => {
    const broken = () => {
      const [start = ""] = answer(task(1) + task(2)).split(task(2));
      const pieces = [new TextEncoder().encode(start)];
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces.shift();
          if (piece === undefined) controller.error(new TypeError("terminated"));
          else controller.enqueue(piece);
        },
      });
      return new Response(body, { headers: { "Content-Type": "text/xml" } });
    };
    const { client, count } = clientOf(broken);
    expect([await taken(client), count()]).toEqual([[1, "terminated"], 1]);
  });
});
