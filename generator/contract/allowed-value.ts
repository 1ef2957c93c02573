import type { QName } from "../xml/qname.js";
import type { FacetName } from "../xsd/properties.js";

/** One of the values of an enumeration of any type. */
export interface AllowedValue {
  readonly text: string;
  /** What the text means if the values of the type are names. */
  readonly expandedName: QName | undefined;
  readonly documentation: string;
}

/** A restriction of values, other than a list of them. */
export interface Facet {
  readonly name: FacetName;
  readonly value: string;
}
