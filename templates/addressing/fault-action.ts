import type { AnyOperation } from "../runtime/soap/operation.js";
import type { SoapFault } from "../runtime/soap/soap-fault.js";
import { clarkName } from "../runtime/xml/name-forms.js";
import { parseXml } from "../runtime/xml/parse-xml.js";
import { AddressingFault } from "./addressing-fault.js";
import type { AddressingNames } from "./versions.js";

/** The action of a fault (SOAP Binding, 6; Metadata, 4.4.4): that of the declared fault whose element is in the detail, if there is one. */
export function faultAction(fault: SoapFault, operation: AnyOperation | undefined, names: AddressingNames): string {
  if (fault instanceof AddressingFault) return names.faultAction;
  const declared = operation?.actions?.faults ?? {};
  const own = detailNames(fault).find((name) => Object.hasOwn(declared, name));
  return (own === undefined ? undefined : declared[own]) ?? names.otherFaultAction;
}

/** The names of the elements in the detail. */
function detailNames({ detail }: SoapFault): string[] {
  if (detail === undefined) return [];
  return parseXml(`<V>${detail}</V>`, Number.POSITIVE_INFINITY).children.map(clarkName);
}
