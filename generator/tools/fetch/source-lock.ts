import { createHash } from "node:crypto";
import * as v from "valibot";
import { InputError } from "../../source/errors.js";
import { compareText } from "../../xml/qname.js";

/** The file in the schemas folder that lists the origin of its files. */
export const LOCK_FILE = "sources.lock.json";

const LOCK_VERSION = 2;

const FILE = v.strictObject({
  url: v.optional(v.string()),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

const ENDPOINT = v.pipe(
  v.strictObject({
    url: v.optional(v.string()),
    from: v.optional(v.string()),
    files: v.record(v.pipe(v.string(), v.regex(/^(?:[\w-]+\/)?[\w][\w.-]*\.(?:wsdl|xsd)$/)), FILE),
  }),
  v.check(({ url, from }) => (url === undefined) !== (from === undefined)),
);

const LOCK = v.strictObject({
  // Raised when the text or the hash of the same documents changes.
  lockVersion: v.literal(LOCK_VERSION),
  endpoints: v.record(v.pipe(v.string(), v.regex(/^\w+(?:\/\w+)?$/)), ENDPOINT),
});

/**
 * The origin and the hash of the files in a schemas folder, by endpoint (`Services88/Batch`, or `Orders` for one without a version)
 * and by path. An endpoint has the address
 * that it was fetched from, or the name of the published file. A file whose address does not belong to that of its endpoint has its
 * own address.
 */
export type SourceLock = v.InferOutput<typeof LOCK>;

export type LockedEndpoint = v.InferOutput<typeof ENDPOINT>;

/** One file of an endpoint: the size and the hash of the text that belongs to the contract. */
export type LockedFile = v.InferOutput<typeof FILE>;

export const EMPTY_LOCK: SourceLock = { lockVersion: LOCK_VERSION, endpoints: {} };

/** The same text for the same content: sorted, without a date, without credentials. */
export function printLock({ lockVersion, endpoints }: SourceLock): string {
  const sorted = sortKeys(endpoints, ({ files, ...source }) => ({ ...source, files: sortKeys(files, (file) => file) }));
  return `${JSON.stringify({ lockVersion, endpoints: sorted }, null, 2)}\n`;
}

function sortKeys<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  const entries = Object.entries(record).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [key, map(value)]));
}

/** @throws InputError if the text does not have the form of `printLock` */
export function parseLock(text: string, name: string): SourceLock {
  const { success, output, issues } = v.safeParse(LOCK, parseJson(text, name));
  if (success) return output;
  const [issue] = issues;
  const path = (issue.path ?? []).map(({ key }) => String(key)).join(".");
  throw new InputError(
    `${name}: not written by this version of netserver-soapgen fetch (${path || "all of it"}); fetch anew`,
  );
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // A merge conflict leaves both sides in the file.
    throw new InputError(`${name}: not JSON; take either side of a conflict, and fetch anew`, { cause });
  }
}

/**
 * The lock's entry for a file. The addresses of the ports are left out: behind a load balancer each node publishes its own.
 * So are carriage returns, which only a clone adds: the text that `fetch` writes has none.
 */
export function lockText(text: string): Pick<LockedFile, "sha256" | "size"> {
  const bytes = Buffer.from(text.replaceAll("\r\n", "\n").replace(PORT_ADDRESS, "$1"));
  return { sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length };
}

/** Whether a text equals the one in the lock, apart from what `lockText` leaves out. */
export function isAsLocked(text: string, locked: LockedFile): boolean {
  return lockText(text).sha256 === locked.sha256;
}

/** The address of a port in the result of `canonicalText` (WSDL 1.1, 3.8). */
const PORT_ADDRESS = /(<[\w.-]+:address location=")[^"]*/g;
