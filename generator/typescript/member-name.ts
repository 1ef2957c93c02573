import { propertyName } from "../../templates/runtime/values/members.js";
import type { ElementUse } from "../contract/contract.js";

/** The name of the property for an element: a member of a message or type, a header, the key or value of an entry. */
export function memberName({ element }: ElementUse): string {
  return propertyName(element.localName);
}
