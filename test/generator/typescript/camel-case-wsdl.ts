import { complexType, dictionary, element, optional, repeated } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";

/** Names, each with the property that it has in camelCase. They stand together in one type, in this order. */
export const CAMEL_CASE_NAMES: readonly (readonly [name: string, property: string])[] = [
  ["ID", "id"],
  ["OrderID", "orderId"],
  ["URLName", "urlName"],
  ["XMLHttp", "xmlHttp"],
  ["parsedXML", "parsedXml"],
  ["LineIDs", "lineIds"],
  ["URLsOfIt", "urlsOfIt"],
  ["alreadyThere", "alreadyThere"],
  ["lower", "lower"],
  ["first-name", "firstName"],
  ["last.name", "lastName"],
  ["FULL_NAME", "fullName"],
  ["snake_case", "snakeCase"],
  ["_Hidden", "_hidden"],
  ["Kept_", "kept_"],
  ["__Both__", "__both__"],
  ["_", "_"],
  ["_1st", "_1st"],
  ["Address2Line", "address2Line"],
  ["SHA256Hash", "sha256Hash"],
  ["X509", "x509"],
  ["ÄußereGröße", "äußereGröße"],
  ["ΔΧName", "δχName"],
  ["名前", "名前"],
  ["Delete", "delete"],
  ["Constructor", "constructor_"],
  ["ToString", "toString_"],
  ["__proto__", "__proto___"],
  // These differ from an earlier one in case, or in characters that camelCase leaves out.
  ["Id", "id$2"],
  ["id", "id$3"],
  ["constructor", "constructor$2"],
  ["FirstName", "firstName$2"],
];

/** Names of every form, in every place that has names: bases, attributes, lists, choices, dictionaries, messages and headers. */
export function camelCaseWsdl(): string {
  const names = complexType("Names", CAMEL_CASE_NAMES.map(([name]) => optional(name, "xs:string")).join("\n"));
  const part = `<xs:complexType name="Part"><xs:sequence>${element("PartNo", "xs:int")}${repeated("Line", "xs:string")}</xs:sequence>
<xs:attribute name="partNo" type="xs:int"/><xs:attribute name="PartNO" type="xs:int"/><xs:attribute name="Unit" type="xs:string" use="required"/></xs:complexType>`;
  const wide = `<xs:complexType name="WidePart"><xs:complexContent><xs:extension base="tns:Part"><xs:choice>
${element("CardNo", "xs:string")}<xs:sequence>${element("IBAN", "xs:string")}${element("iban", "xs:int", 'minOccurs="0"')}</xs:sequence>
</xs:choice><xs:attribute name="line" type="xs:int"/></xs:extension></xs:complexContent></xs:complexType>`;
  const mixed = `<xs:complexType name="Note" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded">
${element("Bold", "xs:string")}${element("bold", "xs:int")}</xs:choice></xs:complexType>`;
  const list = `<xs:complexType name="Steps"><xs:choice minOccurs="0" maxOccurs="unbounded">
${element("GoTo", "xs:int")}<xs:sequence>${element("From", "xs:int")}${element("UpTo", "xs:int")}</xs:sequence></xs:choice></xs:complexType>`;
  const amount = `<xs:complexType name="Amount"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="Currency" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType>`;
  const entries = dictionary("Rates", "xs:string", "xs:decimal").replaceAll('"Key"', '"ID"').replace('"Value"', '"id"');
  const header = (name: string): string => element(name, "xs:string");
  return inlineWsdl({
    types: [names, part, wide, mixed, list, amount, entries, header("SessionID"), header("sessionId")].join("\n"),
    operations: {
      PutOrder: {
        request: [
          optional("Names", "tns:Names"),
          element("MainPart", "tns:WidePart", 'minOccurs="0"'),
          element("mainPart", "tns:Part", 'minOccurs="0"'),
          optional("Note", "tns:Note"),
          optional("Steps", "tns:Steps"),
          optional("TotalAmount", "tns:Amount"),
          optional("Rates", "tns:Rates"),
        ].join("\n"),
        response: element("PutOrderResult", "xs:int"),
        headers: ["tns:SessionID", "tns:sessionId"],
      },
      ListParts: {
        response: `${element("PartCOUNT", "xs:int")}${repeated("PartLine", "tns:Part")}`,
        headers: ["tns:SessionID", "tns:sessionId"],
      },
    },
  });
}
