import type {
  ElementUse,
  EnumValue,
  Message,
  NamedType,
  Particle,
  StructContent,
  TypeUse,
} from "../../contract/contract.js";
import { isRequired } from "../../contract/types.js";
import { heldBy, heldByCollection, kindOf } from "../type-words.js";

/** A part of a message or a type in words, and what the schemas say about it. */
export interface DescribedPart {
  readonly text: string;
  readonly documentation: string;
}

/** A type without its parts: `struct Task extends Carrier`, `array ArrayOfint of int`. */
export function describeHead(type: NamedType): string {
  return `${kindOf(type)} ${type.name.localName}${describeBase(type)}${heldByCollection(type, showUse).join("")}`;
}

function describeBase(type: NamedType): string {
  switch (type.kind) {
    case "struct":
      return type.base === undefined ? "" : ` extends ${type.base.localName}`;
    case "simple":
    case "array":
    case "dictionary":
      return "";
  }
}

export function partsOfType(type: NamedType): DescribedPart[] {
  switch (type.kind) {
    case "struct":
      return partsOfContent(type.content);
    case "simple":
      return type.variety.values.map(describeValue);
    case "array":
    case "dictionary":
      return [];
  }
}

export function partsOfContent(content: StructContent): DescribedPart[] {
  switch (content.kind) {
    case "elements":
      return content.particles.map(describeParticle);
  }
}

/** `OutOfStock?: OutOfStock or nil`: an element in its place, and what it holds. */
export function describeElement(use: ElementUse): DescribedPart {
  const { element, documentation } = use;
  const name = `${element.localName}${isRequired(use) ? "" : "?"}`;
  return { text: `${name}: ${heldBy(use, showUse).join("")}`, documentation };
}

/** The names of the headers of a message: `ApplicationToken, Credentials`. */
export function headerNames({ headers }: Message): string {
  return headers.map(({ element }) => element.localName).join(", ");
}

function describeParticle(particle: Particle): DescribedPart {
  switch (particle.kind) {
    case "member":
      return describeElement(particle);
  }
}

function describeValue({ name, number, documentation }: EnumValue): DescribedPart {
  return { text: `${name} = ${number}`, documentation };
}

function showUse({ name }: TypeUse): string {
  return name.localName;
}
