// golden-package.test.ts runs this under plain Node, with the folder of the built golden package. It writes and reads values of
// unusual types, and fails if a value comes back changed.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2] ?? ".";
const load = (path) => import(pathToFileURL(join(folder, "dist", `${path}.js`)).href);
const { decodeMessage, encodeMessage } = await load("index");

let count = 0;

function check(message, body, headers = {}, within = []) {
  const text = encodeMessage(message, { headers, body });
  for (const part of within) assert.ok(text.includes(part), `${part} is not in ${text}`);
  const decoded = decodeMessage(message, text);
  assert.deepEqual(decoded.body, body);
  assert.deepEqual(decoded.headers, headers);
  assert.equal(encodeMessage(message, decoded), text);
  count++;
}

const words = await load("reserved-words/sample");
const odd = {
  delete: "a",
  class: "b",
  constructor_: "c",
  __proto___: "d",
  toString_: "e",
  value: "f",
  reader: "",
  "with-dash": null,
  _: "g",
  π: "h",
};
check(words.delete_.request, odd, {}, ["<constructor>c</constructor>", "<__proto__>d</__proto__>"]);
check(words.delete_.request, {});
check(words.new_.response, {
  result: { "use-Map": odd, "use-constructor": {}, "use-date": "b", id: "x1", date: "2024-02-29" },
});
check(words.constructor_.request, {});
check(words.isNaN_.response, {});

const clashes = await load("clashes/index-endpoint");
check(clashes.Find.request, { m0: { a: 1 }, m1: { a: 2 }, m2: { a: 3 }, m6: { a: 4 }, m10: { a: 5 }, m12: { a: 6 } });
check(clashes.find.request, {});

const text = await load("hostile-text/sample");
const { Hostile } = await load("hostile-text/types/hostile");
assert.equal(Object.keys(Hostile).length, 16);
assert.equal(Object.getPrototypeOf(Hostile), Object.prototype);
for (const value of Object.keys(Hostile)) check(text.get.request, { Hostile: value });

const derived = await load("derived-types/sample");
const drawing = {
  One: { Id: 1, Label: "plain" },
  Many: [
    { Id: 2, Radius: 1.5, $type: "Circle" },
    null,
    { Label: null, $type: "Square" },
    { Id: 3, Radius: 2, Holes: 4, $type: "Sphere" },
    {},
  ],
  ByName: { a: { Radius: 0, $type: "Circle" }, b: {} },
  Round: { Radius: 9, Holes: 0, $type: "Sphere" },
};
check(derived.draw.request, drawing, {}, [
  '<Shape i:type="Circle">',
  "<One><Id>1</Id>",
  ':Sphere"',
  'xmlns:q1="urn:other"><s:Body>',
  '<Round i:type="q1:Sphere">',
]);
for (const One of [{ $type: "Cube" }, { $type: "Root" }, { $type: "Circle", Radius: 1, Holes: 2 }, { $type: 1 }]) {
  assert.throws(() => encodeMessage(derived.draw.request, { body: { One } }), { name: "EncodeError" });
}
encodeMessage(derived.draw.request, { body: { One: { $type: "Shape" } } });
const asRoot = encodeMessage(derived.draw.request, { body: drawing }).replace('i:type="Square"', 'i:type="Root"');
assert.throws(() => decodeMessage(derived.draw.request, asRoot, { strict: true }), {
  name: "DecodeError",
  path: "Many[2]",
});
const kept = decodeMessage(derived.draw.request, asRoot);
assert.deepEqual(decodeMessage(derived.draw.request, encodeMessage(derived.draw.request, kept)), kept);

const simple = await load("simple-types/sample");
const codes = [
  { namespace: "urn:x", localName: "a" },
  { namespace: "urn:y", localName: "b" },
  { namespace: "", localName: "c" },
];
const ofSimpleTypes = {
  "use-Sku": "ABC-12",
  "use-Slow": "aaba1",
  "use-OwnSku": "ABC-12",
  "use-Money": "12.50",
  "use-Percent": 100n,
  "use-Title": "a b c",
  "use-Rate": 1.5,
  "use-AliasOfAlias": "2024-02-29T00:00:00",
  "use-Until": "2024-02-29T00:00:00Z",
  "use-Level": -3,
  "use-Big": 12345678901234567890n,
  "use-Word": "b c",
  "use-Price": "2.5",
  "use-Digest": Uint8Array.of(10, 11),
  "use-Code": "{http://example.com/ServicesXX}a",
  "use-SomeCode": "{http://example.com/ServicesXX}a",
  "use-Ratio": Infinity,
  "use-Numbers": [1, -2],
  "use-Colours": ["red", "green", "red"],
  "use-TwoNumbers": [1, 2],
  "use-Matrix": "1 02",
  "use-Codes": codes,
  "use-SmallNumbers": [9],
  "use-Size": "green",
  "use-Bytes": { $type: "base64Binary", $value: Uint8Array.of(1) },
  "use-Any": true,
  "use-Default": 0,
  "use-Colour": "red",
  NMTOKENS: ["1", "a"],
  IDREFS: ["a"],
  ENTITIES: ["a"],
  NOTATION: codes[0],
  anySimpleType: { type: undefined, value: " a " },
  Own: 9,
  Many: ["ABC-1", "none/x"],
};
check(simple.get.request, ofSimpleTypes, {}, [
  "<use-Matrix>1 02</use-Matrix>",
  "<use-Big>12345678901234567890</use-Big>",
  ' xmlns="" xmlns:n="urn:x" xmlns:n1="urn:y">n:a n1:b c</q1:use-Codes>',
]);
check(simple.get.request, {
  "use-Size": 10,
  "use-Bytes": { $type: "hexBinary", $value: Uint8Array.of(1) },
  "use-Any": [],
  Many: [],
});
const wrong = {
  "use-Sku": "abc-12",
  "use-Slow": `${"a".repeat(100)}b`,
  "use-OwnSku": "ABC-1",
  "use-Money": "1.234",
  "use-Percent": 101n,
  "use-Title": "a  b",
  "use-Rate": Infinity,
  "use-Until": "2031-01-01T00:00:00Z",
  "use-Level": 3,
  "use-Word": "c",
  "use-Price": "3",
  "use-Digest": Uint8Array.of(1),
  "use-Code": "a",
  "use-SomeCode": "{}b",
  "use-Ratio": 2,
  "use-Numbers": [1.5],
  "use-Colours": ["blue"],
  "use-TwoNumbers": [1],
  "use-Matrix": "1 2",
  "use-SmallNumbers": [10],
  "use-Size": "blue",
  "use-Bytes": Uint8Array.of(1),
  "use-Any": new Date(0),
  "use-Default": -1,
  NMTOKENS: [],
  IDREFS: ["1"],
  Own: 10,
};
for (const [name, value] of Object.entries(wrong)) {
  assert.throws(() => encodeMessage(simple.get.request, { body: { [name]: value } }), { name: "EncodeError" }, name);
}

const shapes = await load("shapes/sample");
const loop = { Left: { Right: { Left: null } } };
const tree = { Self: { Self: null }, Children: [{ Children: [] }, null, {}] };
const values = {
  anyType: { type: { namespace: "http://www.w3.org/2001/XMLSchema", localName: "int" }, value: 42 },
  QName: { namespace: "urn:x", localName: "a" },
  date: "2024-02-29Z",
  duration: "P1Y2M3DT4H5M6.7S",
  long: -9223372036854775808n,
  decimal: "0.10",
  hexBinary: Uint8Array.of(0, 255),
  integer: 123456789012345678901234567890n,
  double: -Infinity,
  time: "23:59:59.9999999",
  "wcf-char": 65,
  "wcf-guid": "6f9619ff-8b86-d011-b42d-00c04fc964ff",
  "wcf-duration": "P1DT2H",
};
const required = { Id: 0, Note: null, Node: {} };
for (const body of [
  { Node: tree },
  { Left: loop.Left },
  { ArrayOfArrayOfint: [[1, 2], [], null, [-3]] },
  { Empty: {}, OnEmpty: { Must: "" }, NothingMore: { Must: "x" } },
  { Away: { Inherited: "base", Own: "own" } },
  { Away: { Own: null } },
  {
    ByTime: new Map([
      ["2024-02-29T00:00:00.0000001+01:00", tree],
      ["2024-02-29T00:00:00", null],
    ]),
  },
  { ByName: { constructor: [1], toString: [], "": null } },
  { ByName: JSON.parse('{"__proto__": [7], "b": null}') },
  {
    ByNumber: new Map([
      [1, "one"],
      [-2, null],
    ]),
  },
  { Values: values },
  { Values: { anyType: null, QName: null, long: null, hexBinary: null } },
  { Required: required },
]) {
  check(shapes.echo.request, body);
  check(shapes.echo.response, body);
}
check(shapes.ping.request, {});
check(shapes.require_.request, { Id: 1 });
check(shapes.require_.response, { Result: { ...required, Note: "n" } });
assert.throws(() => encodeMessage(shapes.require_.request, { headers: {}, body: {} }), /required/);

const files = await load("file-names/sample");
check(files.get.request, {
  "use-con": { a: 1 },
  "use-Con_": { a: 2 },
  "use-日本": { a: 3 },
  "use-a.b": {},
  "use-_": null,
});

const headers = await load("headers/sample");
check(headers.first.request, { Text: "t" }, { Token: "secret", Caller: { Text: "me" }, Trace: 1 }, [
  '="urn:headers"',
  '="urn:types"',
]);
check(headers.first.request, {}, { Caller: null });
check(headers.second.request, {}, { Token: null });
check(headers.second.response, { Id: 1 });

const headerNames = await load("header-names/sample");
check(headerNames.call.request, {}, { Caller: 7, Caller$2: "me" }, ['="urn:headers">7<', "<Caller>me<"]);

const knownTypes = await load("known-types/sample");
const { encodeElement, decodeElement } = await load("index");
const { usernameToken, actionOfAddressing } = await load("known-types/elements");
const token = { Username: { $value: "me", Id: "u" }, Id: "t" };
const metadata = [encodeElement(actionOfAddressing, { $value: "urn:act" })];
check(
  knownTypes.subscribe.request,
  {
    Sink: { Address: { $value: "urn:sink" }, Metadata: { $any: metadata }, $attributes: { "{urn:a}b": "c" } },
    Link: { Title: "t", href: "a.png", Id: "l", lang: "de" },
    Picture: { $value: new Uint8Array([1, 2]), contentType: "image/png" },
    Older: { Address: { $value: "urn:older" }, PortType: { $value: { namespace: "urn:p", localName: "P" } } },
  },
  {
    To: { $value: "urn:to" },
    ReplyTo: { Address: { $value: "http://www.w3.org/2005/08/addressing/anonymous" } },
    Security: { $any: [encodeElement(usernameToken, token)] },
  },
);
assert.deepEqual(decodeElement(usernameToken, encodeElement(usernameToken, token)), token);

console.log(`${count} messages`);
