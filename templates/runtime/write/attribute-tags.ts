import { attributeName } from "../values/members.js";
import { piece, type Tag, type Tags } from "./tags.js";

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
