import type { Contract } from "../../../generator/contract/contract.js";
import type { EmitOptions } from "../../../generator/typescript/emit-version.js";
import { complexType, element } from "../../support/component-text.js";
import { type InlineWsdl, inlineWsdl } from "../../support/inline-wsdl.js";
import { contractOfVersion } from "./build-golden.js";

/** An edit that changes one fact, on which the module of something else depends. */
export interface FactEdit {
  readonly fact: string;
  /** The module that must be made again: its path in the folder of the version, without ending. */
  readonly module: string;
  /** `becomes` marks the places that are edited. */
  readonly wsdl: string;
  /** A WSDL with another endpoint; none if left out. It is edited too. */
  readonly beside?: string;
  readonly before?: Chosen;
  readonly after?: Chosen;
}

/** What differs outside of the WSDL. */
interface Chosen {
  readonly version?: string;
  readonly contract?: Partial<Contract>;
  readonly options?: EmitOptions;
}

/** A place in a WSDL that is edited. */
export function becomes(before: string, after: string): string {
  return `⟦${before}⇒${after}⟧`;
}

/** The contract before or after an edit. */
export function contractOf({ wsdl, beside, ...states }: FactEdit, state: "before" | "after"): Contract {
  const { version = "XX", contract = {} } = states[state] ?? {};
  const files = { "a.wsdl": wsdl, ...(beside === undefined ? {} : { "b.wsdl": beside }) };
  const texts = Object.entries(files).map(([name, text]) => [name, edited(text, state)] as const);
  const nonEmpty = texts.filter(([, text]) => text !== "");
  return { ...contractOfVersion(version, Object.fromEntries(nonEmpty)), ...contract };
}

function edited(text: string, state: "before" | "after"): string {
  return text.replace(/⟦(.*?)⇒(.*?)⟧/gs, state === "before" ? "$1" : "$2");
}

/** A namespace that is not that of the service. */
export const OTHER = "http://example.com/other/YY";

export const MEMBER = element("a", "xs:string");
/** The type `Held` where its content does not matter. */
export const HELD = complexType("Held", MEMBER);

/** A struct with attributes. */
export function withAttributes(name: string, attributes: string): string {
  return complexType(name).replace("</xs:sequence>", `$&${attributes}`);
}

export function attribute(name: string): string {
  return `<xs:attribute name="${name}" type="xs:string"/>`;
}

/** A service with one operation, whose request has these elements. */
export function asking(request: string, types: readonly string[], others: InlineWsdl = {}): string {
  return inlineWsdl({ prefixes: { o: OTHER }, operations: { Get: { request } }, types: types.join("\n"), ...others });
}

/** A service whose request has a `Holder`, which has an element of the type `Held`. */
export function holding(...types: readonly string[]): string {
  return asking(element("holder", "tns:Holder"), [complexType("Holder", element("held", "tns:Held")), ...types]);
}
