import type { ElementUse } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";
import type { MemberNames } from "../source/member-names.js";
import { numberedName, PropertyNames, propertyFor } from "./property-names.js";

/** An element, which may have a number after its name in the library: `Line$2`. Its property has the same number. */
export interface NumberedUse extends ElementUse {
  readonly numbered?: string | undefined;
  /** Whether there may be none, however many there must be otherwise: in a choice, another branch may be there. */
  readonly mayBeAbsent?: boolean | undefined;
}

/** The name of the property for an element: a member of a message or type, a header, the key or value of an entry. */
export function memberName({ element, numbered }: NumberedUse, members: MemberNames = "wire"): string {
  return propertyFor(numbered ?? element.localName, members);
}

/** Elements that are side by side, such as headers. Those whose properties would have one name have numbers. */
export function numberedUses(uses: readonly ElementUse[], members: MemberNames = "wire"): NumberedUse[] {
  const names = new PropertyNames(members);
  return uses.map((use) => {
    const numbered = numberedName(names.element(use.element), use.element.localName);
    return numbered === undefined ? use : { ...use, numbered };
  });
}

/** The property for the value of a message that is not an object, so that the message can have headers as well. */
export const BARE_VALUE = "$value";

/** Whether the value of a bare message is an object with members: then it is the message, and needs no property. */
export function isBareStruct({ type, nillable }: ElementUse, types: TypeIndex): boolean {
  return !nillable && type.kind === "named" && types.get(type.name).kind === "struct";
}
