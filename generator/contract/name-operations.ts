import type { LinkedOperation } from "../wsdl/link-definitions.js";
import { messageName } from "../wsdl/message-name.js";

/** An operation that calls can be made of, before it is bound. */
export interface Bindable {
  /** Unique in its portType, unlike the name in the WSDL. */
  readonly name: string;
  readonly linked: LinkedOperation;
}

/**
 * Gives every operation a name of its own. The operations of an overloaded name have the names of their inputs, which tell them apart
 * (WSDL 1.1, 2.4 and 2.5): one whose input has no name of its own keeps that of the operation. If that is not enough, the name
 * of the message is added, and then a number.
 */
export function nameOperations(operations: readonly LinkedOperation[]): Bindable[] {
  const taken = new Set<string>();
  const counts = countOf(operations.map(({ abstract }) => abstract.name));
  return operations.map((linked) => {
    const { abstract } = linked;
    const isOverloaded = (counts.get(abstract.name) ?? 0) > 1;
    const candidates = isOverloaded ? namesByInput(linked) : [abstract.name];
    const name = candidates.find((candidate) => !taken.has(candidate)) ?? numbered(abstract.name, taken);
    taken.add(name);
    return { name, linked };
  });
}

function namesByInput({ abstract: { name, transmission, input } }: LinkedOperation): string[] {
  if (input === undefined) return [name];
  const own = input.name === messageName(name, transmission, "input") ? name : input.name;
  return [own, `${name}_${input.message.localName}`];
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}${number}`)) number++;
  return `${name}${number}`;
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
