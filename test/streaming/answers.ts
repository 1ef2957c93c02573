import type { Reader } from "../../generated/src/runtime/codegen.js";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { envelope, SERVICES88 } from "../runtime/messages.js";

/** A client to which an answer comes in given pieces, and what has become of the answer. */
export function answering(
  pieces: readonly (string | Uint8Array)[],
  { status = 200, contentType = "text/xml; charset=utf-8" } = {},
) {
  const seen = { sent: 0, cancelled: false };
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[seen.sent++];
        if (piece === undefined) controller.close();
        else controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const fetch = async () => new Response(body, { status, headers: { "Content-Type": contentType } });
  return { client: new BatchClient({ url: "http://example.com/Batch.svc", fetch }), seen };
}

/** An answer with tasks, and what comes after them. */
export function answer(tasks: string, after = "", header = ""): string {
  const response = `<Response>${tasks}</Response>${after}`;
  return envelope(
    `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}">${response}</GetBatchTaskInfosByStateResponse>`,
    header,
  );
}

export interface Lists {
  Total?: number;
  Line: number[];
  Note: string[];
  More?: string;
}

export function readLists(reader: Reader): Lists {
  const value: Lists = { Line: [], Note: [] };
  do {
    if (reader.open("Total")) value.Total = reader.int();
    while (reader.repeated("Line")) value.Line.push(reader.int());
    while (reader.repeated("Note")) value.Note.push(reader.string());
    if (reader.open("More")) value.More = reader.string();
  } while (reader.more(value));
  return value;
}
