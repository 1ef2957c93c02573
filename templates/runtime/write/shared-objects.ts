import type { Writer } from "./writer.js";
import type { MessagePart } from "./writer-frame.js";

/** The ids of the objects that have been written in a part of a message. */
interface WrittenPart extends MessagePart {
  readonly ids: Map<object, string>;
}

/** By the writer: the part that it writes. */
const parts = /* @__PURE__ */ new WeakMap<Writer, WrittenPart>();

/**
 * Begins the element of an object that may stand in several places of a message, and gives it an id. If the part of the message has it
 * already, the element refers to it instead, and is complete ("Interoperable Object References" in the documentation of WCF).
 * @returns whether the content of the element comes next, as after `beginTag`
 */
export function beginShared(writer: Writer, namespace: string, typeName: string, value: object): boolean {
  const { ids } = partOf(writer);
  const known = ids.get(value);
  const id = known ?? `i${ids.size + 1}`;
  // Anything else is refused by `beginTag`.
  if (known === undefined && typeof value === "object" && value !== null) ids.set(value, id);
  writer.beginTag(namespace, typeName, known === undefined ? value : {});
  writer.label(known === undefined ? "Id" : "Ref", id);
  if (known === undefined) return true;
  writer.endTag();
  writer.end();
  return false;
}

function partOf(writer: Writer): WrittenPart {
  const { message, place } = writer.part();
  const last = parts.get(writer);
  if (last !== undefined && last.message === message && last.place === place) return last;
  const part = { message, place, ids: new Map<object, string>() };
  parts.set(writer, part);
  return part;
}
