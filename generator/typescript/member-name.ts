import { propertyName } from "../../templates/runtime/values/members.js";
import type { ElementUse } from "../contract/contract.js";
import type { TypeIndex } from "../contract/types.js";

/** The name of the property for an element: a member of a message or type, a header, the key or value of an entry. */
export function memberName({ element }: ElementUse): string {
  return propertyName(element.localName);
}

/** The property for the value of a message that is not an object, so that the message can have headers as well. */
export const BARE_VALUE = "$value";

/** Whether the value of a bare message is an object with members: then it is the message, and needs no property. */
export function isBareStruct({ type, nillable }: ElementUse, types: TypeIndex): boolean {
  return !nillable && type.kind === "named" && types.get(type.name).kind === "struct";
}
