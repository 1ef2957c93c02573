import { attributeName } from "../values/members.js";
import { MOST_PREFIXES, piece, type Tag, type Tags } from "./tags.js";

/** Attributes without a prefix. */
export const ATTRIBUTES: Tags = {
  form: "attribute",
  prefix: "",
  byName: new Map(),
  newTag: newAttribute,
};

function newAttribute(name: string, tags: Tags): Tag {
  const { localName } = attributeName(name, "");
  return Object.assign(piece(` ${localName}="`), { name, tags, localName, end: '"' });
}

/** The attributes that say types with one prefix, by the names of the types. */
export function typesWith(prefix: string): Tags {
  const known = types.get(prefix);
  if (known !== undefined) return known;
  const made: Tags = { form: "attribute", prefix, byName: new Map(), newTag: newType };
  if (types.size < MOST_PREFIXES) types.set(prefix, made);
  return made;
}

const types = /* @__PURE__ */ new Map<string, Tags>();

function newType(name: string, tags: Tags): Tag {
  return Object.assign(piece(` i:type="${tags.prefix}${name}"`), { name, tags });
}
