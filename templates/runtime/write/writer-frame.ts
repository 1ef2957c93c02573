import { describeName } from "../errors.js";
import {
  type FrameKind,
  hasItems,
  takenBy,
  type UnknownElement,
  unknownElementsOf,
} from "../values/unknown-elements.js";
import { isElements } from "../xml/parse-xml.js";

/** An element that a `begin` has opened and an `end` will close. */
export interface WriterFrame {
  readonly kind: FrameKind;
  /** The element that was opened. */
  readonly name: string;
  /** The namespace of the elements inside. */
  readonly namespace: string;
  /** The value that is being written; for an entry of a dictionary, its key. */
  readonly value: unknown;
  /** The local name of the type, which is in the same namespace; undefined for a type without a name. */
  readonly typeName: string | undefined;
  /** Whether xsi:type must name the type, because it is not the declared one. */
  readonly saysType: boolean;
  /** The frame around it. */
  readonly outer: WriterFrame | undefined;
  readonly depth: number;
  /** The index of the first name of an element in this frame. */
  readonly firstName: number;
  /** Unknown elements that came with the value. */
  readonly unknown: ElementsToWriteBack | undefined;
}

/** Whether every key of the value must be a member of its type. */
export function checksKeys({ kind }: WriterFrame): boolean {
  return kind === "struct" || kind === "body" || kind === "headers";
}

/** Whether the innermost frame is in the message's Header. */
export function isInHeaders(frame: WriterFrame | undefined): boolean {
  let outermost = frame;
  while (outermost?.outer !== undefined) outermost = outermost.outer;
  return outermost?.kind === "headers";
}

/** The place after an element, as in `UnknownElement`; without a name, the place before all elements. */
export function placeIn({ kind }: WriterFrame, name: string | undefined, written: number): UnknownElement["after"] {
  return hasItems(kind) ? written : name;
}

/**
 * The place of an element: the element of the message, and the path inside it.
 * @param name - the name of the element in the frame; without a frame, that of the message
 * @param nameCount - how many names of elements there are in all frames
 */
export function pathOf(
  innermost: WriterFrame | undefined,
  name: string,
  nameCount: number,
): { readonly element: string; readonly path: string } {
  let [element, path, count] = [name, "", nameCount];
  for (let frame = innermost; frame !== undefined; frame = frame.outer) {
    path = showStep(frame, element, count - frame.firstName) + path;
    element = frame.name;
    count = frame.firstName;
  }
  return { element, path: path.replace(/^\./, "") };
}

/** One step of a path: a member, the index of an item, or the key of an entry. */
function showStep({ kind, value }: WriterFrame, name: string, written: number): string {
  if (kind === "array") return `[${written}]`;
  if (kind === "dictionary") return "";
  if (kind === "entry") return `[${describeName(value)}].${name}`;
  return `.${name}`;
}

/** The unknown elements of a value that is being written. Each is taken once, at its place. */
export class ElementsToWriteBack {
  readonly #byPlace = new Map<UnknownElement["after"], UnknownElement[]>();
  readonly #byEntry = new Map<unknown, UnknownElement[]>();

  /** The unknown elements of a value; undefined if it has none, which is usual. */
  static of(value: unknown): ElementsToWriteBack | undefined {
    if (typeof value !== "object" || value === null) return undefined;
    const elements = unknownElementsOf(value);
    return elements.length === 0 ? undefined : new ElementsToWriteBack(elements, false);
  }

  /** @param isInEntry - whether all of them belong to the entry that is being written */
  private constructor(elements: readonly UnknownElement[], isInEntry: boolean) {
    for (const element of elements) {
      if (isInEntry || element.key === undefined) addTo(this.#byPlace, element.after, element);
      else addTo(this.#byEntry, element.key, element);
    }
  }

  takeAfter(place: UnknownElement["after"]): readonly UnknownElement[] {
    const elements = this.#byPlace.get(place) ?? [];
    this.#byPlace.delete(place);
    return elements;
  }

  /** Takes the elements whose place has not come. */
  takeRest(): readonly UnknownElement[] {
    const elements = [...this.#byPlace.values()].flat();
    this.#byPlace.clear();
    return elements;
  }

  /** The elements of the entry with this key. */
  inEntry(key: unknown): ElementsToWriteBack | undefined {
    const elements = this.#byEntry.get(key);
    return elements && new ElementsToWriteBack(elements, true);
  }
}

function addTo<K>(groups: Map<K, UnknownElement[]>, key: K, element: UnknownElement): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [element]);
  else group.push(element);
}

/** What was expected, and what was found. */
type Wrong = readonly [expected: string, found: string];

/** Creates the check for the unknown elements of one message. It returns undefined for an element that may be written. */
export function newUnknownCheck(maxDepth: number): (element: UnknownElement, xml: string) => Wrong | undefined {
  let allTaken = 0;
  return (element, xml) => {
    const taken = takenBy(element);
    // Elements that reading has kept are well-formed. Programs may have made others.
    if (taken === undefined)
      return isElements(xml, maxDepth) ? undefined : ["unknown elements that are well-formed", "other text"];
    allTaken += taken;
    return allTaken > MAX_TAKEN ? ["unknown elements with short namespaces", "many with a long one"] : undefined;
  };
}

/** In characters. Each unknown element declares its namespaces, so one long namespace could make very long messages. */
const MAX_TAKEN = 2 ** 23;
