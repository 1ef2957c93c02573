import type { AnyOperation } from "../soap/operation.js";
import { plainCopy } from "../values/members.js";
import { PlainWriter } from "../write/plain-writer.js";

/**
 * The SOAP headers of a client whose operations declare different ones. A call sends those that its operation declares. A key that
 * no operation declares is left in, so that writing refuses it.
 */
export class ClientHeaders {
  readonly #declared = new Map<object, ReadonlySet<string>>();
  readonly #all = new Set<string>();

  constructor(operations: readonly AnyOperation[]) {
    for (const operation of operations) {
      const keys = keysOf(operation);
      this.#declared.set(operation, keys);
      for (const key of keys) this.#all.add(key);
    }
  }

  /** The headers without those that other operations declare, and this one does not. */
  of<Headers extends object>(operation: object, headers: Headers): Partial<Headers> {
    const declared = this.#declared.get(operation);
    if (declared === undefined) return headers;
    const kept: Partial<Headers> = plainCopy(headers);
    for (const key of this.#all) if (!declared.has(key)) Reflect.deleteProperty(kept, key);
    return kept;
  }
}

/** The keys that writing the headers of a request asks for. Headers may always be left out, so nothing is written. */
function keysOf({ request }: AnyOperation): ReadonlySet<string> {
  const keys = new Set<string>();
  const headers = new Proxy({}, { get: (_, key) => void keys.add(String(key)) });
  const writer = new PlainWriter("", {});
  writer.beginHeaders({});
  request.headers.write(writer, headers);
  return keys;
}
