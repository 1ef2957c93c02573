import type { AttachmentLimits } from "../../templates/attachments/limits.js";
import { limitsOf } from "../../templates/attachments/limits.js";
import { MultipartReader } from "../../templates/attachments/multipart-reader.js";
import { ReceivedParts } from "../../templates/attachments/received-parts.js";
import type { ByteStream } from "../../templates/runtime/platform/platform.js";

/** A body that a test looks at. */
interface ObservedBody extends ByteStream {
  readonly isCancelled: boolean;
  /** Whether somebody has read all of it, and been told that there is no more. */
  readonly hasEnded: boolean;
}

/** A body that arrives in these pieces. */
export function arriving(...pieces: readonly (string | Uint8Array)[]): ObservedBody {
  const left = pieces.map((piece) =>
    typeof piece === "string" ? new Uint8Array(Buffer.from(piece, "latin1")) : piece,
  );
  const state = { isCancelled: false, hasEnded: false };
  return {
    get isCancelled() {
      return state.isCancelled;
    },
    get hasEnded() {
      return state.hasEnded;
    },
    getReader: () => ({
      read: async () => {
        const value = left.shift();
        state.hasEnded = value === undefined;
        return value === undefined ? { done: true } : { done: false, value };
      },
      cancel: async () => {
        state.isCancelled = true;
      },
    }),
  };
}

export function inLines(...lines: readonly string[]): string {
  return lines.join("\r\n");
}

export function partsOf(body: ByteStream, boundary: string, limits: AttachmentLimits = {}): ReceivedParts {
  return new ReceivedParts(new MultipartReader(body, boundary, limitsOf(limits)), limitsOf(limits));
}

/** The parts of a body: the header fields that are asked for, and the content as Latin-1. */
export async function readParts(
  body: ByteStream,
  boundary = "b",
  limits: AttachmentLimits = {},
): Promise<[string | undefined, string][]> {
  const parts = partsOf(body, boundary, limits);
  const read: [string | undefined, string][] = [];
  for (let part = await parts.after(undefined); part !== undefined; part = await parts.after(part))
    read.push([part.contentId, Buffer.from(await part.bytes()).toString("latin1")]);
  return read;
}
