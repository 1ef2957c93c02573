import { propertyName } from "../../templates/runtime/values/properties.js";
import type { ElementUse } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";
import { PropertyNames } from "./property-names.js";

/** An element, whose property may have a number after the name: `Line$2`. */
export interface NumberedUse extends ElementUse {
  readonly numbered?: string | undefined;
  /** Whether there may be none, however many there must be otherwise: in a choice, another branch may be there. */
  readonly mayBeAbsent?: boolean | undefined;
}

/** The name of the property for an element: a member of a message or type, a header, the key or value of an entry. */
export function memberName({ element, numbered }: NumberedUse): string {
  return numbered ?? propertyName(element.localName);
}

/** Elements that are side by side, such as headers. Those of one name in several namespaces have numbers. */
export function numberedUses(uses: readonly ElementUse[]): NumberedUse[] {
  const names = new PropertyNames();
  return uses.map((use) => {
    const name = names.element(use.element);
    return name === memberName(use) ? use : { ...use, numbered: name };
  });
}

/** The property for the value of a message that is not an object, so that the message can have headers as well. */
export const BARE_VALUE = "$value";

/** Whether the value of a bare message is an object with members: then it is the message, and needs no property. */
export function isBareStruct({ type, nillable }: ElementUse, types: TypeIndex): boolean {
  return !nillable && type.kind === "named" && types.get(type.name).kind === "struct";
}
