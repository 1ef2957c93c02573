import { XSD_NAMESPACE } from "../xml/qname.js";
import type { Datatype } from "./datatype.js";
import { ENTITY, IDREF, NMTOKEN } from "./name-texts.js";
import { list, restricted } from "./simple-types.js";

/** XML name tokens, at least one (3.3.5). */
export const NMTOKENS: Datatype<string[]> = /* @__PURE__ */ listOf("NMTOKENS", NMTOKEN);
/** References to identifiers, at least one (3.3.10). */
export const IDREFS: Datatype<string[]> = /* @__PURE__ */ listOf("IDREFS", IDREF);
/** Names of unparsed entities, at least one (3.3.12). */
export const ENTITIES: Datatype<string[]> = /* @__PURE__ */ listOf("ENTITIES", ENTITY);

function listOf(name: string, item: Datatype<string>): Datatype<string[]> {
  return restricted(XSD_NAMESPACE, name, list(XSD_NAMESPACE, name, item), { minLength: 1 });
}
