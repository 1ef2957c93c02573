import { startTimer } from "../runtime/platform/platform.js";
import type { NodeRequest } from "./node-request.js";

/** So many bytes are passed over at most. */
const MOST = 2 ** 24;

/** So long the next piece may take, in milliseconds. */
const PATIENCE = 1000;

/**
 * Waits for the rest of a request that has been answered. Nobody wants the rest, but a caller that is still sending when its connection is
 * closed may not see its answer (RFC 9112, 9.6). The wait is over when the request has arrived, when its caller has gone or sends nothing,
 * or when it is too long.
 */
export function passOverRest(request: NodeRequest): Promise<void> {
  return new Promise((resolve) => {
    let left = MOST;
    let stop = startTimer(resolve, PATIENCE);
    request.removeAllListeners("data");
    request.on("data", ({ length }) => {
      stop();
      left -= length;
      if (left < 0) resolve();
      else stop = startTimer(resolve, PATIENCE);
    });
    request.on("close", () => {
      stop();
      resolve();
    });
    request.resume();
  });
}
