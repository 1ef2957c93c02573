import { inlineWsdl } from "../../../support/inline-wsdl.js";
import { attachmentsWsdl } from "../../typescript/attachments-wsdl.js";
import { encodedWsdl } from "../../typescript/encoded-wsdl.js";
import type { Case } from "./change-cases.js";
import { BASE } from "./changed-sources.js";

const BASE_WSDL = inlineWsdl(BASE);
const ENCODED = encodedWsdl();
const ATTACHED = attachmentsWsdl();
const SUMMARY = '<wsdl:part name="summary" type="xs:string"/>';
const SUMMARY_CONTENT = '<mime:part><mime:content part="summary" type="text/html"/></mime:part>';

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
    "a part beside the envelope that is bytes, and was text",
    ATTACHED,
    ATTACHED.replace(SUMMARY, '<wsdl:part name="summary" type="xs:base64Binary"/>'),
    ["Archive.Discuss response.summary: attachment changed (text, now bytes) | breaking, breaking"],
  ],
  [
    "another part beside the envelope",
    ATTACHED,
    ATTACHED.replace(SUMMARY, `${SUMMARY}<wsdl:part name="more" type="xs:string"/>`).replace(
      SUMMARY_CONTENT,
      `${SUMMARY_CONTENT}<mime:part><mime:content part="more" type="text/plain"/></mime:part>`,
    ),
    ["Archive.Discuss response: attachment added (more) | compatible, breaking"],
  ],
  [
    "one part less beside the envelope",
    ATTACHED,
    ATTACHED.replace(SUMMARY, "").replace(SUMMARY_CONTENT, ""),
    ["Archive.Discuss response: attachment removed (summary) | breaking, compatible"],
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
