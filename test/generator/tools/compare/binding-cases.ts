import { inlineWsdl } from "../../../support/inline-wsdl.js";
import { encodedWsdl } from "../../typescript/encoded-wsdl.js";
import type { Case } from "./change-cases.js";
import { BASE } from "./changed-sources.js";

const BASE_WSDL = inlineWsdl(BASE);
const ENCODED = encodedWsdl();

/** What bindings say of messages. */
export const BINDING_CASES: readonly Case[] = [
  [
    "the encoding of a message",
    ENCODED,
    ENCODED.replace('use="encoded"', 'use="literal"'),
    [
      "Shop.echoString request: encoding changed (encoded, now literal) | breaking, breaking",
      "Shop.echoString request value: not nillable any more | breaking, compatible",
    ],
  ],
  [
    "an operation that is one-way",
    BASE,
    BASE_WSDL.replace('<wsdl:output message="tns:GetResponse"/>', "").replace(
      '<wsdl:output><soap:body use="literal"/></wsdl:output>',
      "",
    ),
    ["Sample.Get: answer changed (a response, now none) | breaking, breaking"],
  ],
];
