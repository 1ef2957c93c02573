import type { Fetch } from "../../templates/runtime/platform/platform.js";

/** So many bytes, which differ from those with another first one. */
export function bytes(length: number, first = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7 + first) % 256);
}

export interface Sent {
  readonly contentType: string | null;
  readonly text: string;
}

/** Keeps what is sent and what is answered. */
export function recorded(next: (request: Request) => Promise<Response>): {
  fetch: Fetch;
  sent: Sent[];
  received: Sent[];
} {
  const [sent, received]: [Sent[], Sent[]] = [[], []];
  const record = async (to: Sent[], message: Request | Response): Promise<void> => {
    const body = Buffer.from(await message.clone().arrayBuffer()).toString("latin1");
    to.push({ contentType: message.headers.get("content-type"), text: body });
  };
  const fetch: Fetch = async (address, init) => {
    const request = new Request(address, init);
    await record(sent, request);
    const response = await next(request);
    await record(received, response);
    return response;
  };
  return { fetch, sent, received };
}
