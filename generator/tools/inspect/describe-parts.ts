import type { Attachment } from "../../contract/attachment.js";
import type {
  AttributeUse,
  Branch,
  ElementUse,
  Message,
  MessageContent,
  NamedType,
  Particle,
  TypeUse,
  Variety,
} from "../../contract/contract.js";
import { isRepeated, isRequired } from "../../contract/types.js";
import {
  facetWords,
  heldBy,
  heldByCollection,
  kindOf,
  type NamedValue,
  namedValues,
  showValue,
} from "../type-words.js";

/** A part of a message or a type in words, with its documentation. */
export interface DescribedPart {
  readonly text: string;
  readonly documentation: string;
}

/** A type in words: `struct Task extends Carrier`, `array ArrayOfint of int`, and its parts. */
export interface DescribedType extends DescribedPart {
  readonly parts: readonly DescribedPart[];
  /** The text between the parts if they are on one line; undefined for a type without parts. */
  readonly separator: string | undefined;
}

export function describeType(type: NamedType): DescribedType {
  const { name, documentation } = type;
  const head = `${kindOf(type)} ${name.localName}`;
  switch (type.kind) {
    case "struct": {
      const text = type.base === undefined ? head : `${head} extends ${type.base.localName}`;
      const attributes = type.attributes.map(describeAttribute);
      return { text, documentation, parts: [...partsOfContent(type.content), ...attributes], separator: "; " };
    }
    case "simple":
      return {
        text: `${head}${heldByCollection(type, showUse).join("")}`,
        documentation,
        ...partsOfVariety(type.variety),
      };
    case "array":
    case "dictionary": {
      const text = `${head}${heldByCollection(type, showUse).join("")}`;
      return { text, documentation, parts: [], separator: undefined };
    }
  }
}

export function partsOfContent(content: MessageContent): DescribedPart[] {
  switch (content.kind) {
    case "elements":
      return [
        ...(content.inAnyOrder === true ? [{ text: "in any order", documentation: "" }] : []),
        ...content.particles.map(describeParticle),
      ];
    case "mixed":
      return [
        { text: content.inAnyOrder ? "text (in any order)" : "text", documentation: "" },
        ...content.particles.map(describeParticle),
      ];
    case "text":
      return [{ text: `text: ${showUse(content.type)}`, documentation: "" }];
    case "bare":
      return [describeElement(content.value)];
    case "parts":
      return content.particles.map(describeParticle);
  }
}

/** `OutOfStock?: OutOfStock or nil`: an element, and its type. */
export function describeElement(use: ElementUse): DescribedPart {
  const { element, documentation } = use;
  const name = `${element.localName}${isRequired(use) ? "" : "?"}`;
  return { text: `${name}: ${heldBy(use, showUse).join("")}${isRepeated(use) ? "[]" : ""}`, documentation };
}

/** `attachment photo: bytes (image/png, image/jpeg)`: a part beside the envelope. */
export function describeAttachment({ name, kind, types, documentation }: Attachment): DescribedPart {
  return { text: `attachment ${name}: ${kind} (${types.join(", ")})`, documentation };
}

/** The names of the headers of a message: `ApplicationToken, Credentials`. */
export function headerNames({ headers }: Message): string {
  return headers.map(({ element }) => element.localName).join(", ");
}

/** `@currency?: string`: an attribute, and its type. */
function describeAttribute({ name, type, required, documentation }: AttributeUse): DescribedPart {
  return { text: `@${name.localName}${required ? "" : "?"}: ${showUse(type)}`, documentation };
}

function describeParticle(particle: Particle): DescribedPart {
  switch (particle.kind) {
    case "member":
      return describeElement(particle);
    case "choice":
      return { text: `(${showBranches(particle.branches)})${particle.optional ? "?" : ""}`, documentation: "" };
    case "repetition":
      return { text: `(${showBranches(particle.branches)})[]`, documentation: "" };
    case "any":
      return { text: isRepeated(particle) ? "any[]" : "any", documentation: "" };
  }
}

/** `Card: Card | Invoice: string, Days?: int` */
function showBranches(branches: readonly Branch[]): string {
  return branches.map((branch) => branch.map((particle) => describeParticle(particle).text).join(", ")).join(" | ");
}

function partsOfVariety(variety: Variety): Pick<DescribedType, "parts" | "separator"> {
  const facets = facetWords(variety).map((text) => ({ text, documentation: "" }));
  const parts = [...namedValues(variety).map(describeValue), ...facets];
  return { parts, separator: parts.length === 0 ? undefined : ", " };
}

function describeValue({ name, number, documentation }: NamedValue): DescribedPart {
  const shown = showValue(name);
  return { text: number === undefined ? shown : `${shown} = ${number}`, documentation };
}

function showUse({ name }: TypeUse): string {
  return name.localName;
}
