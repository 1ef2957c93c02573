// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { idOf, type Label, referenceOf } from "./reference.js";
import type { XmlNode } from "./xml-node.js";

/** The ids below an element. */
interface Index {
  readonly elements: Map<string, XmlNode[]>;
  /** The ids that references name. */
  readonly referredTo: Set<string>;
  /** The systems that have references. */
  readonly systems: Set<Label["system"]>;
}

/** The elements of a message by their ids. Each part is searched once, at the first reference or id in it. */
export class ElementIds {
  readonly #root: XmlNode;
  readonly #indexes = new Map<XmlNode, Index>();

  constructor(root: XmlNode) {
    this.#root = root;
  }

  /**
   * The elements with an id: one, if all is well.
   * @param part - the part of the message in which the label stands
   */
  elementsWith({ system, id }: Label, part: XmlNode): readonly XmlNode[] {
    if (id === undefined) return [];
    const key = keyOf({ system, id });
    const inPart = system.isByPart ? this.#indexOf(part).elements.get(key) : undefined;
    return inPart ?? this.#indexOf(this.#root).elements.get(key) ?? [];
  }

  /** Whether the message refers to an element. */
  isReferredTo(node: XmlNode): boolean {
    const label = idOf(node);
    return label !== undefined && this.#indexOf(this.#root).referredTo.has(keyOf(label));
  }

  /** Whether an id is one that no other element may have: `id` without a namespace is anybody's, if nothing refers to it. */
  isUnique({ system }: Label): boolean {
    return system.namespace !== "" || this.#indexOf(this.#root).systems.has(system);
  }

  #indexOf(root: XmlNode): Index {
    const known = this.#indexes.get(root);
    if (known !== undefined) return known;
    const index = newIndex(root);
    this.#indexes.set(root, index);
    return index;
  }
}

function newIndex(root: XmlNode): Index {
  const index: Index = { elements: new Map(), referredTo: new Set(), systems: new Set() };
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.attributes.length > 0) addLabels(node, index);
    for (const child of node.children) open.push(child);
  }
  return index;
}

function addLabels(node: XmlNode, { elements, referredTo, systems }: Index): void {
  const [label, reference] = [idOf(node), referenceOf(node)];
  if (reference?.id !== undefined) {
    referredTo.add(keyOf(reference));
    systems.add(reference.system);
  }
  if (label === undefined) return;
  const same = elements.get(keyOf(label));
  if (same === undefined) elements.set(keyOf(label), [node]);
  else same.push(node);
}

function keyOf({ system, id }: Label): string {
  return `${system.namespace} ${id}`;
}
