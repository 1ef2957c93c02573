import { createHandler, type HandlerOptions, type MessageHook, SoapFault } from "../../generated/src/index.js";
import { batchEndpoint } from "../../generated/src/services88/batch.js";
import { serveHandler } from "./serve-handler.js";

/** Returns the id; there is a fault for the id 0. */
export const implementation = {
  getBatchTaskInfo: ({ Id }: { Id?: number | undefined }) => {
    if (Id === 0) throw new SoapFault({ ...FACTS, reason: "zero" });
    return { body: { Response: { Id } } };
  },
};

/** A fault without its reason. */
export const FACTS = {
  code: { namespace: "http://schemas.xmlsoap.org/soap/envelope/", localName: "Client" },
  subcodes: [],
  actor: undefined,
  detail: undefined,
};

/** Serves the implementation above. */
export const serveBatch = (options: HandlerOptions = {}): Promise<string> =>
  serveHandler(createHandler(batchEndpoint, implementation, options));

/** Writes what it sees into a log, and marks what it passes on. */
export function marker(name: string, log: string[]): MessageHook {
  const marks = (text: string): string => [...text.matchAll(/<!--(\w+)-->/g)].map(([, mark]) => mark).join(",");
  return {
    send: (text) => {
      log.push(`${name} sends ${marks(text)}`);
      return `<!--${name}-->${text}`;
    },
    receive: (text) => {
      log.push(`${name} receives ${marks(text)}`);
      return `<!--${name}-->${text}`;
    },
  };
}
