import type { Branch, ElementUse, NamedType, Particle, StructContent, StructType } from "../../contract/contract.js";
import type { TypeIndex } from "../../contract/types.js";
import type { Part } from "../../typescript/content-parts.js";
import { clarkName, type QName } from "../../xml/qname.js";

/**
 * How deep elements must nest at least, so that a sample can take the way that ends soonest. What has no end is infinitely deep: each
 * of its ways leads to itself.
 */
export class LeastDepths {
  readonly #types: readonly NamedType[];
  readonly #index: TypeIndex;
  /** By Clark name; a type that is not there has no end as far as is known. Undefined before the first question. */
  #known: Map<string, number> | undefined;

  constructor(types: readonly NamedType[], index: TypeIndex) {
    this.#types = types;
    this.#index = index;
  }

  /** The least depth of all that some properties hold. */
  ofParts(parts: readonly Part[]): number {
    return most(parts.map((part) => this.#ofPart(part)));
  }

  ofBranch(branch: Branch): number {
    return most(branch.map((particle) => this.#ofParticle(particle)));
  }

  /** The least depth of a value of exactly this type. */
  ofStruct(type: StructType): number {
    return most(this.#index.withBases(type).map(({ content }) => this.#ofContent(content)));
  }

  #ofPart(part: Part): number {
    switch (part.kind) {
      case "member":
        return this.#ofUse(part.use);
      case "any":
        return 0;
      case "choice":
        return part.optional ? 0 : least(part.branches.map((branch) => this.ofParts(branch)));
      case "items":
        if (part.occurs.min === 0) return 0;
        if (part.elementsOf !== undefined) return this.ofBranch(part.elementsOf.particles);
        return least(part.branches.map((branch) => this.ofParts(branch)));
    }
  }

  #ofContent(content: StructContent): number {
    return content.kind === "text" ? 0 : this.ofBranch(content.particles);
  }

  #ofParticle(particle: Particle): number {
    switch (particle.kind) {
      case "member":
        return this.#ofUse(particle);
      case "any":
        return 0;
      case "choice":
        return particle.optional ? 0 : least(particle.branches.map((branch) => this.ofBranch(branch)));
      case "repetition":
        return particle.occurs.min === 0 ? 0 : least(particle.branches.map((branch) => this.ofBranch(branch)));
    }
  }

  #ofUse({ type, nillable, occurs }: ElementUse): number {
    if (occurs.min === 0) return 0;
    return nillable || type.kind === "datatype" ? 1 : 1 + this.#ofNamed(type.name);
  }

  #ofNamed(name: QName): number {
    this.#known ??= this.#find();
    return this.#known.get(clarkName(name)) ?? Number.POSITIVE_INFINITY;
  }

  /** Looks at all types until no depth becomes less. A depth only follows from smaller ones, so that is the end. */
  #find(): Map<string, number> {
    const known = new Map<string, number>();
    this.#known = known;
    for (let changed = true; changed; ) {
      changed = false;
      for (const type of this.#types) {
        const key = clarkName(type.name);
        const depth = this.#ofType(type);
        if (depth >= (known.get(key) ?? Number.POSITIVE_INFINITY)) continue;
        known.set(key, depth);
        changed = true;
      }
    }
    return known;
  }

  #ofType(type: NamedType): number {
    switch (type.kind) {
      case "struct":
        return type.isAbstract
          ? least(this.#index.concreteFrom(type).map((derived) => this.ofStruct(derived)))
          : this.ofStruct(type);
      case "array":
        return this.#ofUse(type.item);
      case "dictionary":
      case "simple":
        return 0;
    }
  }
}

/** The item with the least depth; the first one of several. */
export function shallowest<T>(items: readonly T[], depthOf: (item: T) => number): T | undefined {
  const depths = items.map(depthOf);
  return items[depths.indexOf(least(depths))];
}

function most(depths: readonly number[]): number {
  return depths.reduce((a, b) => Math.max(a, b), 0);
}

function least(depths: readonly number[]): number {
  return depths.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
