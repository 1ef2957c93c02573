import type { Branch, LoweredType } from "./lowered.js";

/**
 * The wrapped style of document/literal: by convention, the element in the body of a message wraps the parameters of an operation. These
 * are its rules, as far as messages depend on them:
 *
 * 1. style is document, use is literal
 * 2. the body has exactly one part
 * 3. the part refers to an element
 * 4. the element is of a complex type, and is not nillable
 * 5. the type is a sequence of elements with different names, without attributes, without a base type and without types that extend it
 *
 * The messages of the rpc style are built like this, too: the element is made up of the operation, and the parts are the parameters.
 */

/** A type that is a sequence of elements and nothing else. */
export type Sequence = LoweredType & { readonly content: { readonly kind: "elements"; readonly particles: Branch } };

export function isSequence(lowered: LoweredType): lowered is Sequence {
  const { base, restricts, content, attributes, anyAttributes } = lowered;
  if (base !== undefined || restricts !== undefined || attributes.length > 0 || anyAttributes !== undefined)
    return false;
  return content.kind === "elements" && haveNamesOfTheirOwn(content.particles);
}

function haveNamesOfTheirOwn(particles: Branch): boolean {
  const names = particles.map((particle) => (particle.kind === "element" ? particle.declaration.name.localName : ""));
  return !names.includes("") && new Set(names).size === names.length;
}
