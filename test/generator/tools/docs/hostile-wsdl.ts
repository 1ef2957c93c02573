import type { Contract } from "../../../../generator/contract/contract.js";
import { complexType, element, enumeration } from "../../../support/component-text.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";

/** Sets a global if it is run anywhere. */
export const HOSTILE_TEXT =
  `</p></script><script>globalThis.canary = 1</script><img src=x onerror="globalThis.canary = 1">` +
  "`x` | y [z](javascript:globalThis.canary=1) {globalThis.canary=1} \u202e]]>\u0085 \u2028 <!-- \\";

/** A contract in which all free text is hostile, and all names are as unusual as possible. */
export function hostileContract(version = "Services<script>"): Contract {
  const contract = contractOf({
    "a.wsdl": inlineWsdl({
      name: "Con",
      types: [
        enumeration("constructor", [escaped(HOSTILE_TEXT), ""]),
        complexType("prototype", element("then", "tns:constructor")),
      ].join("\n"),
      operations: {
        __proto__x: { request: element("constructor", "tns:prototype") },
        hasOwnProperty: { response: element("\u0295\u203fscript", "tns:constructor") },
      },
    }),
  });
  const documentation = HOSTILE_TEXT;
  return {
    version,
    isDotNet: contract.isDotNet,
    warnings: [],
    elements: [],
    types: contract.types.map((type) => ({ ...type, documentation })),
    endpoints: contract.endpoints.map((endpoint) => ({
      ...endpoint,
      documentation,
      address: HOSTILE_TEXT,
      operations: endpoint.operations.map((operation) => ({
        ...operation,
        documentation,
        soapAction: HOSTILE_TEXT,
        request: { ...operation.request, documentation },
      })),
    })),
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
