import { SERIALIZATION_NAMESPACE } from "./qname.js";
import { hasText, type XmlAttribute, type XmlNode } from "./xml-node.js";

/** How elements get an id, and how others refer to it. */
interface IdSystem {
  readonly namespace: string;
  /** The local names of the attributes. */
  readonly id: string;
  readonly reference: string;
  /** The text before the id in a reference. */
  readonly mark: string;
  /** Whether ids may repeat in another part of the message: WCF numbers each parameter and each header separately. */
  readonly isByPart: boolean;
}

/** What WCF writes for `PreserveObjectReferences` and `IsReference`; no WSDL shows it. */
const DATA_CONTRACT: IdSystem = {
  namespace: SERIALIZATION_NAMESPACE,
  id: "Id",
  reference: "Ref",
  mark: "",
  isByPart: true,
};

/** SOAP 1.1, 5.4.1. The attributes have no namespace, so they may mean something else. */
const SOAP_11: IdSystem = { namespace: "", id: "id", reference: "href", mark: "#", isByPart: false };

/** SOAP 1.2 part 2, 3.1.5. */
const SOAP_12: IdSystem = {
  namespace: "http://www.w3.org/2003/05/soap-encoding",
  id: "id",
  reference: "ref",
  mark: "",
  isByPart: false,
};

const SYSTEMS = [DATA_CONTRACT, SOAP_11, SOAP_12];

/** An id and its system. */
export interface Label {
  readonly system: IdSystem;
  /** Undefined in a reference that leads out of the message, such as `cid:a`. */
  readonly id: string | undefined;
}

/** The id of an element; undefined if it has none. */
export function idOf({ attributes }: XmlNode): Label | undefined {
  for (const { namespace, localName, value } of attributes) {
    const system = SYSTEMS.find((one) => one.namespace === namespace && one.id === localName);
    if (system !== undefined) return { system, id: value };
  }
  return undefined;
}

/** The id of the element that this one refers to; undefined if it is not a reference. */
export function referenceOf(node: XmlNode): Label | undefined {
  for (const attribute of node.attributes) {
    const system = SYSTEMS.find((one) => isReference(attribute, one));
    // Only an empty element is a reference in SOAP 1.1. Elsewhere, `href` may mean anything.
    if (system === undefined || (system === SOAP_11 && hasContent(node))) continue;
    return { system, id: targetIn(attribute.value, system) };
  }
  return undefined;
}

function targetIn(value: string, { mark }: IdSystem): string | undefined {
  return value.startsWith(mark) ? value.slice(mark.length) : undefined;
}

function isReference({ namespace, localName }: XmlAttribute, system: IdSystem): boolean {
  return system.namespace === namespace && system.reference === localName;
}

/** Whether an element contains more than white space. */
export function hasContent(node: XmlNode): boolean {
  return node.children.length > 0 || hasText(node);
}

/** Whether an attribute is an id or a reference. */
export function isLabel({ namespace, localName }: XmlAttribute): boolean {
  return SYSTEMS.some((one) => one.namespace === namespace && (one.id === localName || one.reference === localName));
}

/** The ids in one part of a message. */
interface Index {
  readonly elements: Map<string, XmlNode[]>;
  /** The ids that references name. */
  readonly referredTo: Set<string>;
  /** The systems of which the part has references. */
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
   * @param part - the part of the message with the label
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

  /** Whether no other element may have the same id. An `id` without a namespace may mean anything, unless something refers to it. */
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
