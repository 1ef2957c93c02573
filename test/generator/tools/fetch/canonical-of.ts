import { compileContracts } from "../../../../generator/contract/compile-contracts.js";
import { canonicalText } from "../../../../generator/tools/fetch/canonical-text.js";
import { contractJson } from "../../../../generator/tools/inspect/contract-json.js";
import { parseXml } from "../../../../generator/xml/parse-xml.js";
import { sourceFiles } from "../../../support/inline-wsdl.js";
import { asSchemas } from "../../../support/schema-files.js";

/** The canonical text of a document. */
export function canonicalOf(text: string): string {
  return canonicalText(parseXml({ name: "x.xml", text }), new Map());
}

/** The content of a WSDL as JSON. */
export function contractOf(text: string): string {
  return contractJson(compileContracts(asSchemas("s", sourceFiles({ "s/X/A.wsdl": text }))));
}
