// The datatypes that few contracts have. Clients of other contracts do not load what these are made of.

export { base64Binary, hexBinary } from "./binary.js";
export { duration } from "./durations.js";
export { ENTITIES, IDREFS, NMTOKENS } from "./lists.js";
export { ENTITY, ID, IDREF, Name, NCName, NMTOKEN } from "./name-texts.js";
export { NOTATION, qName as QName } from "./names.js";
