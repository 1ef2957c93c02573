import { DecodeError } from "../errors.js";
import {
  type ByteStream,
  decompressed,
  newRequest,
  newResponse,
  type PipedStream,
  type ServerRequest,
  type ServerResponse,
} from "../platform/platform.js";
import { readPieces, readText } from "./body-text.js";
import { type Coding, codingError, codingOf, type PlainRequest, type PlainResponse } from "./exchange.js";
import { passOwnError } from "./own-error.js";

/** Answers a request of the fetch standard, or one that is described as for `fetch`. */
export async function answerFetch(
  answer: (request: PlainRequest) => Promise<PlainResponse>,
  input: ServerRequest | string,
  init?: unknown,
): Promise<ServerResponse> {
  const request = typeof input === "string" ? newRequest(input, init) : input;
  const { method, url, headers } = request;
  const { body } = request;
  const bytes = body ? { bytes: () => bytesOf(body, codingOf(request)) } : {};
  const plain = await answer({
    method,
    url,
    headers,
    text: (maxLength) => textOf(request, maxLength),
    ...bytes,
    get signal() {
      return request.signal;
    },
  });
  const response = newResponse(plain.body, plain.status, plain.headers);
  passOwnError(plain, response);
  return response;
}

function bytesOf(body: PipedStream, coding: Coding | undefined): ByteStream {
  return coding === undefined || coding === "identity" ? body : decompressed(body, coding);
}

/** The text of a request. Servers of the fetch standard do not decompress it. */
async function textOf(request: ServerRequest, maxLength: number): Promise<string | undefined> {
  const { body, headers } = request;
  const contentType = headers.get("content-type");
  const coding = codingOf(request);
  if (coding === undefined || coding === "identity" || !body) return readText(request, contentType, maxLength);
  const pieces = decompressed(body, coding);
  try {
    return await readPieces(pieces, contentType, maxLength);
  } catch (error) {
    throw error instanceof DecodeError ? error : codingError(coding, error);
  }
}
