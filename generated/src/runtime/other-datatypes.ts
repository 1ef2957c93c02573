// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { ENTITY, IDREF, NMTOKEN } from "./rare-texts.js";
import { list, restricted } from "./simple-types.js";
import { type Datatype, XSD_NAMESPACE } from "./values.js";

export { base64Binary, hexBinary } from "./binary.js";
export { duration, ENTITY, ID, IDREF, Name, NCName, NMTOKEN } from "./rare-texts.js";
export { NOTATION, qName as QName } from "./unusual-values.js";

// #region runtime/values/lists.ts

/** XML name tokens, at least one (3.3.5). */
export const NMTOKENS: Datatype<string[]> = /* @__PURE__ */ listOf("NMTOKENS", NMTOKEN);
/** References to identifiers, at least one (3.3.10). */
export const IDREFS: Datatype<string[]> = /* @__PURE__ */ listOf("IDREFS", IDREF);
/** Names of unparsed entities, at least one (3.3.12). */
export const ENTITIES: Datatype<string[]> = /* @__PURE__ */ listOf("ENTITIES", ENTITY);

function listOf(name: string, item: Datatype<string>): Datatype<string[]> {
  return restricted(XSD_NAMESPACE, name, list(XSD_NAMESPACE, name, item), { minLength: 1 });
}

// #endregion

// #region runtime/values/other-datatypes.ts

// The datatypes that few contracts have. Clients of other contracts do not load what these are made of.

// #endregion
