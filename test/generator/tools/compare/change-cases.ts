import { inlineWsdl, TNS } from "../../../support/inline-wsdl.js";
import { headersWsdl } from "../../typescript/headers-wsdl.js";
import {
  array,
  BASE,
  documented,
  enumeration,
  extending,
  fault,
  header,
  int,
  request,
  response,
  type Source,
  type,
  typed,
} from "./changed-sources.js";

const HEADERS = headersWsdl();
const base = inlineWsdl(BASE);

/** A pair of contracts with one difference, and the reported change. */
export type Case = readonly [title: string, before: Source, after: Source, want: readonly string[]];

export const CASES: readonly Case[] = [
  ["nothing", BASE, BASE, []],
  [
    "an endpoint",
    BASE,
    { name: "Other" },
    ["Sample: endpoint removed | breaking, compatible", "Other: endpoint added | compatible, compatible"],
  ],
  [
    "operations",
    { operations: { Get: {}, Old: {} } },
    { operations: { Get: {}, New: {} } },
    ["Sample.Old: operation removed | breaking, compatible", "Sample.New: operation added | compatible, compatible"],
  ],
  [
    "an action",
    BASE,
    base.replace(`soapAction="${TNS}/Sample/Get"`, 'soapAction="urn:get"'),
    [`Sample.Get: action changed (http://example.com/ServicesXX/Sample/Get, now urn:get) | breaking, breaking`],
  ],
  [
    "an address",
    BASE,
    base.replace("https://example.com/Sample.svc", "https://example.org/"),
    ["Sample: address changed (https://example.com/Sample.svc, now https://example.org/) | cosmetic, cosmetic"],
  ],
  [
    "the version of SOAP",
    BASE,
    { ...BASE, soapVersion: "1.2" },
    ["Sample: SOAP version changed (1.1, now 1.2) | breaking, breaking"],
  ],
  [
    "a member of a request",
    request(),
    request(int("a")),
    ["Sample.Get request a: member added (int) | compatible, compatible"],
  ],
  [
    "a required member of a request",
    request(),
    request(int("a", "")),
    ["Sample.Get request a: required member added (int) | breaking, compatible"],
  ],
  [
    "a required member of a response",
    response(),
    response(int("a", "")),
    ["Sample.Get response a: required member added (int) | compatible, breaking"],
  ],
  [
    "a member in the middle",
    request(int("a"), int("c")),
    request(int("a"), int("b"), int("c")),
    ["Sample.Get request b: member added (int) | compatible, compatible"],
  ],
  [
    "a removed member",
    response(int("a")),
    response(),
    ["Sample.Get response a: member removed | breaking, compatible"],
  ],
  [
    "a removed required member",
    response(int("a", "")),
    response(),
    ["Sample.Get response a: required member removed | breaking, breaking"],
  ],
  [
    "the first member, now the last",
    type(int("a"), int("b"), int("c")),
    type(int("b"), int("c"), int("a")),
    ["T.a: member moved | breaking, breaking"],
  ],
  [
    "a member whose name another one takes",
    type(int("a"), int("b")),
    type('<xs:element name="b" type="xs:int" form="unqualified" minOccurs="0"/>', int("b")),
    [
      "T.a: member removed | breaking, compatible",
      "T.b: member added (int) | compatible, compatible",
      "T.b: member renamed (b, now b$2) | breaking, breaking",
    ],
  ],
  [
    "members of which one may be there",
    type(int("a"), int("b")),
    type(`<xs:choice>${int("a")}${int("b")}</xs:choice>`),
    ["T: content model changed (a sequence, now optional choice of a or b) | breaking, breaking"],
  ],
  [
    "a type of a member",
    request(int("a")),
    request(int("a").replace("xs:int", "xs:long")),
    ["Sample.Get request a: type changed (int, now long) | breaking, breaking"],
  ],
  [
    "nil in a request",
    request(int("a")),
    request(int("a", 'minOccurs="0" nillable="true"')),
    ["Sample.Get request a: nillable now | compatible, breaking"],
  ],
  [
    "nil in a response",
    response(int("a")),
    response(int("a", 'minOccurs="0" nillable="true"')),
    ["Sample.Get response a: nillable now | breaking, compatible"],
  ],
  [
    "no longer nil",
    request(int("a", 'minOccurs="0" nillable="true"')),
    request(int("a")),
    ["Sample.Get request a: not nillable any more | breaking, compatible"],
  ],
  ["required", request(int("a")), request(int("a", "")), ["Sample.Get request a: required now | breaking, compatible"]],
  [
    "optional",
    response(int("a", "")),
    response(int("a")),
    ["Sample.Get response a: optional now | breaking, compatible"],
  ],
  [
    "in both directions, with the worse verdict",
    type(int("a")),
    type(int("a", "")),
    ["T.a: required now | breaking, breaking"],
  ],
  [
    "types",
    typed(`${array("int")}`),
    { ...BASE },
    [
      "Sample.Get request t: member removed | breaking, compatible",
      "Sample.Get response t: member removed | breaking, compatible",
      "T: type removed (array) | compatible, compatible",
    ],
  ],
  [
    "an added type",
    BASE,
    typed(array("int")),
    [
      "Sample.Get request t: member added ({http://example.com/ServicesXX}T) | compatible, compatible",
      "Sample.Get response t: member added ({http://example.com/ServicesXX}T) | compatible, compatible",
      "T: type added (array) | compatible, compatible",
    ],
  ],
  [
    "the kind of a type",
    typed(array("int")),
    type(int("a")),
    ["T: kind of type changed (array, now struct) | breaking, breaking"],
  ],
  [
    "the base of a type",
    typed(extending("A")),
    typed(extending("B")),
    [
      "A: type removed (struct) | compatible, compatible",
      "B: type added (struct) | compatible, compatible",
      "T: base type changed (A, now B) | breaking, breaking",
    ],
  ],
  [
    "a value in a request",
    typed(enumeration("a"), "request"),
    typed(enumeration("a", "b"), "request"),
    ["T.b: enumeration value added (1) | compatible, breaking"],
  ],
  [
    "a value in a response",
    typed(enumeration("a"), "response"),
    typed(enumeration("a", "b"), "response"),
    ["T.b: enumeration value added (1) | compatible, compatible"],
  ],
  [
    "a removed value",
    typed(enumeration("a", "b")),
    typed(enumeration("a")),
    ["T.b: enumeration value removed | breaking, compatible"],
  ],
  [
    "the number of a value",
    typed(enumeration("a=1")),
    typed(enumeration("a=2")),
    ["T.a: number of a value changed (1, now 2) | compatible, compatible"],
  ],
  [
    "the order of values",
    typed(enumeration("a=1", "b=2")),
    typed(enumeration("b=2", "a=1")),
    ["T: order of values changed | cosmetic, cosmetic"],
  ],
  [
    "the name of items",
    typed(array("int")),
    typed(array("item")),
    ["T: entry element changed (int, now item) | breaking, breaking"],
  ],
  ["a documentation", documented("One."), documented("Another."), ["T.a: documentation changed | cosmetic, cosmetic"]],
  [
    "faults",
    fault("Old"),
    fault("New"),
    [
      "Sample.Get fault Old: fault removed | compatible, compatible",
      "Sample.Get fault New: fault added | compatible, compatible",
    ],
  ],
  [
    "the content of a fault",
    fault("F"),
    fault("F", "Lost"),
    [`Sample.Get fault F: fault changed ({${TNS}}Broken of int, now {${TNS}}Lost of int) | breaking, breaking`],
  ],
  [
    "a removed header",
    HEADERS,
    HEADERS.replace(header("Trace"), ""),
    ["Sample.First request header Trace: header removed | compatible, breaking"],
  ],
  [
    "an added header",
    HEADERS.replace(header("Trace"), ""),
    HEADERS,
    ["Sample.First request header Trace: header added | compatible, compatible"],
  ],
  [
    "the type of a header",
    HEADERS,
    HEADERS.replace('"Trace" type="xs:int"', '"Trace" type="xs:long"'),
    ["Sample.First request header Trace: header type changed (int, now long) | breaking, breaking"],
  ],
  [
    "a header that may be nil",
    HEADERS,
    HEADERS.replace('"Trace" type', '"Trace" nillable="true" type'),
    ["Sample.First request header Trace: nillable now | compatible, breaking"],
  ],
  [
    "the order of headers",
    HEADERS,
    HEADERS.replace(`${header("Caller")}${header("Trace")}`, `${header("Trace")}${header("Caller")}`),
    ["Sample.First request headers: header order changed | cosmetic, cosmetic"],
  ],
  [
    "the element of a body",
    HEADERS,
    HEADERS.replace('element="m:FirstResponse"', 'element="m:SecondResponse"'),
    [
      "Sample.First response: element changed ({urn:messages}FirstResponse, now {urn:messages}SecondResponse) | breaking, breaking",
      "Sample.First response Id: required member added (int) | compatible, breaking",
    ],
  ],
  [
    "a namespace",
    HEADERS,
    HEADERS.replaceAll("urn:types", "urn:kinds"),
    [
      "Sample.First request header Caller: header type changed ({urn:types}Payload, now {urn:kinds}Payload) | breaking, breaking",
      "Sample.First request Text: namespace changed (urn:types, now urn:kinds) | breaking, breaking",
      "Sample.Fourth request header Caller: header type changed ({urn:types}Payload, now {urn:kinds}Payload) | breaking, breaking",
      "Payload: type removed (struct) | compatible, compatible",
      "Payload: type added (struct) | compatible, compatible",
    ],
  ],
];
