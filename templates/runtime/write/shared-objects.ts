import type { Writer } from "./writer.js";
import type { WriterPlace } from "./writer-frame.js";

/** A part of a message, in which the ids of objects differ: WCF numbers each parameter and each header separately. */
interface MessagePart {
  /** The content of the body or of the header; undefined if the message is one value, and so one part. */
  readonly message: object | undefined;
  /** What differs for the parts of one content. */
  readonly start: number;
  /** The ids of the objects that have been written. */
  readonly ids: Map<object, string>;
}

/** By the writer: the part that it writes. */
const parts = /* @__PURE__ */ new WeakMap<Writer, MessagePart>();

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

function partOf(writer: Writer): MessagePart {
  const { message, start } = startOf(writer.place());
  const last = parts.get(writer);
  if (last !== undefined && last.message === message && last.start === start) return last;
  const part = { message, start, ids: new Map<object, string>() };
  parts.set(writer, part);
  return part;
}

/** Where the part began that is being written, or that begins next. */
function startOf({ frame, nameCount }: WriterPlace): Omit<MessagePart, "ids"> {
  let [message, start] = [frame, nameCount];
  while (message?.outer !== undefined) {
    start = message.firstName;
    message = message.outer;
  }
  const hasParts = message !== undefined && ["body", "parts", "headers"].includes(message.kind);
  return hasParts ? { message, start } : { message: undefined, start: 0 };
}
