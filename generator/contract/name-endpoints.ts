import type { PortType } from "../wsdl/definitions.js";
import { compareText } from "../xml/qname.js";
import { lastSegments } from "../xsd/namespace-words.js";

/**
 * Names the endpoints of a version: by their portTypes, or if several portTypes share a name, by the portTypes and the ends of their
 * namespaces: `OrdersOfSales` and `OrdersOfStock`.
 */
export function nameEndpoints(portTypes: readonly PortType[]): Map<PortType, string> {
  const names = new Map(portTypes.map((portType) => [portType, portType.name.localName]));
  for (const count of [1, 2]) {
    const shared = sharedNames([...names.values()]);
    for (const [portType, name] of names)
      if (shared.has(name)) names.set(portType, `${portType.name.localName}Of${word(portType, count)}`);
  }
  return numbered(names);
}

/** The last resort: numbers in the order of the namespaces. */
function numbered(names: ReadonlyMap<PortType, string>): Map<PortType, string> {
  const counts = new Map<string, number>();
  const sorted = [...names].sort(([a], [b]) => compareText(a.name.namespace, b.name.namespace));
  return new Map(
    sorted.map(([portType, name]) => {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return [portType, count === 1 ? name : `${name}${count}`];
    }),
  );
}

function word({ name: { namespace } }: PortType, count: number): string {
  return lastSegments(namespace, count)
    .split(/[^\p{L}\p{N}]+/u)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join("");
}

function sharedNames(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}
