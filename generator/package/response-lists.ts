import type { Message, TypeUse } from "../contract/contract.js";
import { isRepeated, type TypeIndex } from "../contract/types.js";
import type { Part } from "../typescript/content-parts.js";
import { planAll, planMessage } from "../typescript/content-plan.js";
import { clarkName } from "../xml/qname.js";

/** Lists are read one by one in a response, in its members, and in theirs: `Result.Page.Items`. */
const DEPTH = 3;

/** Finds the responses with a list whose items can be read one by one. */
export class ResponseLists {
  readonly #types: TypeIndex;
  /** Whether types have one, by how deep it may be and by the name of the type: many responses have the same types in them. */
  readonly #known = Array.from({ length: DEPTH }, () => new Map<string, boolean>());

  constructor(types: TypeIndex) {
    this.#types = types;
  }

  isIn({ content, isEncoded }: Message): boolean {
    if (content.kind === "parts" || isEncoded) return false;
    return content.kind === "bare"
      ? this.#isInType(content.value.type, DEPTH)
      : this.#isAmong(planMessage(content), DEPTH);
  }

  #isAmong(parts: readonly Part[], depth: number): boolean {
    return parts.some(
      (part) => isList(part, this.#types) || (part.kind === "member" && this.#isInType(part.use.type, depth - 1)),
    );
  }

  #isInType(use: TypeUse, depth: number): boolean {
    const known = this.#known[depth - 1];
    if (known === undefined || use.kind !== "named") return false;
    const key = clarkName(use.name);
    const found = known.get(key);
    if (found !== undefined) return found;
    const type = this.#types.get(use.name);
    const isFound = type.kind === "struct" && this.#isAmong(planAll(type, this.#types), depth);
    known.set(key, isFound);
    return isFound;
  }
}

function isList(part: Part, types: TypeIndex): boolean {
  if (part.kind === "items") return !part.isMixed;
  if (part.kind !== "member") return false;
  const { type } = part.use;
  return isRepeated(part.use) || (type.kind === "named" && types.get(type.name).kind === "array");
}
