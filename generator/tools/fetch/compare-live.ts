import { InputError } from "../../source/errors.js";
import { quote } from "../../source/visible-text.js";
import { compareText } from "../../xml/qname.js";
import type { FetchedSchemas } from "./fetched-schemas.js";
import { type EndpointName, type EndpointNames, endpointAddress } from "./server-address.js";
import { isAsLocked, LOCK_FILE, type LockedEndpoint, type SourceLock } from "./source-lock.js";

/** A document of an installation that differs from the lock. */
export interface LiveDifference {
  readonly kind: "changed" | "new" | "gone";
  /** The path of its file: `Services88/Batch.wsdl`. */
  readonly path: string;
}

/** An endpoint in the lock. */
export interface LockedName extends EndpointName {
  readonly locked: LockedEndpoint;
}

/**
 * Selects endpoints of a lock.
 * @param wanted - names that must exist
 * @param known - names that may belong elsewhere; those that do not exist here are ignored
 * @throws InputError if a wanted one is missing, or none is left
 */
export function lockedEndpoints(lock: SourceLock, wanted: EndpointNames, known: EndpointNames = {}): LockedName[] {
  const all = Object.entries(lock.endpoints).flatMap(([key, locked]) => {
    const [version = "", endpoint] = key.split("/");
    // Without a version, it has an address of its own.
    return endpoint === undefined ? [] : [{ version, endpoint, locked }];
  });
  const { services, endpoints } = { ...known, ...wanted };
  checkLocked(wanted.services, new Set(all.map(({ version }) => version)));
  checkLocked(wanted.endpoints, new Set(all.map(({ endpoint }) => endpoint)));
  const found = all.filter(
    ({ version, endpoint }) => (services?.includes(version) ?? true) && (endpoints?.includes(endpoint) ?? true),
  );
  if (found.length === 0) throw new InputError(`${LOCK_FILE}: nothing has been fetched yet`);
  return found;
}

function checkLocked(names: readonly string[] = [], known: ReadonlySet<string>): void {
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new InputError(`${LOCK_FILE}: ${quote(unknown)} has not been fetched yet`);
}

/** The installation from which endpoints have been fetched, if there is only one. */
export function lockedServer(endpoints: readonly LockedName[]): string | undefined {
  const servers = endpoints.map((name) => {
    const end = endpointAddress("", name);
    const [address = ""] = (name.locked.url ?? "").split("?");
    return address.endsWith(end) ? address.slice(0, -end.length) : undefined;
  });
  const [first, ...others] = new Set(servers);
  return others.length === 0 ? first : undefined;
}

/** Compares the documents of an installation with the lock. */
export function compareWithLock(
  fetched: FetchedSchemas,
  endpoints: readonly Pick<LockedName, "locked">[],
): LiveDifference[] {
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
