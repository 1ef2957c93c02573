import { getDocument, type HttpDocument, type HttpRules } from "./get-document.js";
import { askThrough } from "./proxies.js";

/** Asks one installation for documents, a few at a time. */
export interface Connection {
  readonly rules: HttpRules;
  get(url: URL, maxBytes: number): Promise<HttpDocument>;
}

/** Few, because an installation has other users. */
const MAX_REQUESTS = 6;

/** @param onDocument - called for each document that has been received */
export function openConnection(rules: HttpRules, onDocument: () => void): Connection {
  const enter = createGate(MAX_REQUESTS);
  const ask = askThrough(rules.proxies);
  const get = async (url: URL, maxBytes: number): Promise<HttpDocument> => {
    const leave = await enter();
    try {
      const document = await getDocument(url, { ...rules, ask }, maxBytes);
      onDocument();
      return document;
    } finally {
      leave();
    }
  };
  return { rules, get };
}

/** Lets only so many in at a time. Each gets a function to call when it is done. */
function createGate(places: number): () => Promise<() => void> {
  const waiting: (() => void)[] = [];
  let free = places;
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  return async () => {
    if (free > 0) free--;
    else await new Promise<void>((enter) => waiting.push(enter));
    return leave;
  };
}
