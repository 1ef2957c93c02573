import { InputError } from "../../source/errors.js";
import { quote } from "../../source/visible-text.js";
import { compareText } from "../../xml/qname.js";
import type { FetchedSchemas } from "./fetch-schemas.js";
import { type EndpointName, endpointAddress } from "./server-address.js";
import { isAsLocked, LOCK_FILE, type LockedEndpoint, type SourceLock } from "./source-lock.js";

/** A document that an installation does not publish as the lock has it. */
export interface LiveDifference {
  readonly kind: "changed" | "new" | "gone";
  /** Of the file that has it, or would have it: `Services88/Batch.wsdl`. */
  readonly path: string;
}

/** An endpoint that the lock has. */
export interface LockedName extends EndpointName {
  readonly locked: LockedEndpoint;
}

/**
 * The endpoints of a lock, or those of them that are named.
 * @throws InputError if there are none, or a named one is not among them
 */
export function lockedEndpoints(
  lock: SourceLock,
  { services, endpoints }: { readonly services?: readonly string[]; readonly endpoints?: readonly string[] },
): LockedName[] {
  const all = Object.entries(lock.endpoints).map(([key, locked]) => {
    const [version = "", endpoint = ""] = key.split("/");
    return { version, endpoint, locked };
  });
  if (all.length === 0) throw new InputError(`${LOCK_FILE}: nothing has been fetched yet`);
  checkLocked(services, new Set(all.map(({ version }) => version)));
  checkLocked(endpoints, new Set(all.map(({ endpoint }) => endpoint)));
  return all.filter(
    ({ version, endpoint }) => (services?.includes(version) ?? true) && (endpoints?.includes(endpoint) ?? true),
  );
}

function checkLocked(names: readonly string[] = [], known: ReadonlySet<string>): void {
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new InputError(`${LOCK_FILE}: ${quote(unknown)} has not been fetched yet`);
}

/** Where endpoints have been fetched from, if it is one installation. */
export function lockedServer(endpoints: readonly LockedName[]): string | undefined {
  const servers = endpoints.map((name) => {
    const end = endpointAddress("", name);
    const [address = ""] = name.locked.url.split("?");
    return address.endsWith(end) ? address.slice(0, -end.length) : undefined;
  });
  const [first, ...others] = new Set(servers);
  return others.length === 0 ? first : undefined;
}

/** What an installation publishes now, compared with the lock, document by document. */
export function compareWithLock(fetched: FetchedSchemas, endpoints: readonly LockedName[]): LiveDifference[] {
  const locked = new Map(endpoints.flatMap(({ locked: { files } }) => Object.entries(files)));
  const differences: LiveDifference[] = [...locked.keys()]
    .filter((path) => !fetched.files.has(path))
    .map((path) => ({ kind: "gone", path }));
  for (const [path, text] of fetched.files) {
    const known = locked.get(path);
    if (known === undefined) differences.push({ kind: "new", path });
    else if (!isAsLocked(text, known)) differences.push({ kind: "changed", path });
  }
  return differences.sort((a, b) => compareText(a.path, b.path));
}
