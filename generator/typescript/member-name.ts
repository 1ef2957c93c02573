import { propertyName } from "../../templates/runtime/values/members.js";
import type { ElementUse } from "../contract/contract.js";

/** The property that holds an element: a member of a message or a type, a header, the key or the value of an entry. */
export function memberName({ element }: ElementUse): string {
  return propertyName(element.localName);
}
