import { SchemaError } from "../source/errors.js";
import { type Position, showPosition } from "../source/source-text.js";
import { clarkName, compareText, type QName } from "../xml/qname.js";

/** What is needed of a component to compare it with others of the same name. */
interface NamedComponent {
  readonly name: QName;
  readonly position: Position;
}

/** Far more than any service has. Each component becomes a file, and takes kilobytes of memory until then. */
const MAX_COMPONENTS = 100_000;

/**
 * The components of one symbol space, by Clark name. Equal components with one name are merged.
 * @throws SchemaError if two components share a name and differ in more than documentation, or if there are too many
 */
export function mergeComponents<C extends NamedComponent>(components: Iterable<C>, kind: string): Map<string, C> {
  const merged = new Map<string, C>();
  for (const component of components) {
    const key = clarkName(component.name);
    const earlier = merged.get(key);
    if (merged.size === MAX_COMPONENTS && earlier === undefined)
      throw new SchemaError(`more than ${MAX_COMPONENTS} ${kind}s`, component.position);
    if (earlier === undefined) merged.set(key, component);
    else checkSame(earlier, component, kind);
  }
  return merged;
}

/** @throws SchemaError if two components of one name differ in more than documentation */
export function checkSame<C extends NamedComponent>(a: C, b: C, kind: string): void {
  if (!sameComponent(a, b)) throw differing(a, b, `${kind} ${clarkName(a.name)}`);
}

/** Whether two components are equal, apart from their positions, their documentation and their prefixes. */
export function sameComponent(a: unknown, b: unknown): boolean {
  return sameData(a, b, NOT_COMPARED);
}

const NOTHING: ReadonlySet<string> = new Set();

/** Whether two values are equal, apart from some properties of theirs and of what is in them. */
export function sameData(a: unknown, b: unknown, ignored: ReadonlySet<string> = NOTHING): boolean {
  if (a === b) return true;
  if (!isRecord(a) || !isRecord(b)) return false;
  for (const key in a) if (!ignored.has(key) && !sameData(a[key], b[key], ignored)) return false;
  // The loop above has not seen properties that `a` lacks.
  for (const key in b) if (a[key] === undefined && b[key] !== undefined && !ignored.has(key)) return false;
  return true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** References are compared by the names that they stand for, so their prefixes may differ. */
const NOT_COMPARED: ReadonlySet<string> = new Set(["position", "documentation", "scope"]);

/** Reported at the later of the two positions, so the error does not depend on the order of the files. */
function differing(a: NamedComponent, b: NamedComponent, what: string): SchemaError {
  const [first, second] = [a.position, b.position].sort((x, y) => compareText(showPosition(x), showPosition(y)));
  return new SchemaError(
    `${what} is defined differently at ${showPosition(first ?? a.position)}`,
    second ?? b.position,
  );
}
