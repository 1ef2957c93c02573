import { isChecked } from "../../contract/checked-assertion.js";
import type { Endpoint } from "../../contract/contract.js";
import type { Document } from "../../typescript/document.js";
import { literal } from "../../typescript/identifiers.js";
import { arrayLiteral, call, callWithLast, objectLiteral, property } from "../../typescript/syntax.js";
import { clarkName } from "../../xml/qname.js";

/** The extension that the client of an example is given. */
export interface SecurityExample {
  /** The functions of the entry point that it uses, in the order of their names. */
  readonly imports: readonly string[];
  /** Whether keys and certificates are read from files. */
  readonly readsFiles: boolean;
  readonly extension: Document;
}

/** What a client does in an example so that it can be made: policies of the service ask for it. */
export interface DemandExample {
  /** Undefined if no extension does any of it. */
  readonly security: SecurityExample | undefined;
  /** The Clark names of what the extension does not do. A client that is not told that the program sees to them cannot be made. */
  readonly fulfilled: readonly string[];
}

export function demandExample({ assertions }: Endpoint): DemandExample {
  const checked = assertions.filter(isChecked);
  const asked = new Set(checked.flatMap(({ name, entryPoint }) => (entryPoint === "security" ? [name.localName] : [])));
  const headers = checked.flatMap(({ signedHeaders = [] }) => signedHeaders);
  const given = [partsFor(asked, headers), checksFor(asked, headers)];
  const done = new Set(given.flat().flatMap(({ fulfils }) => fulfils));
  const fulfilled = checked.flatMap(({ name, entryPoint }) =>
    entryPoint === "security" && done.has(name.localName) ? [] : [clarkName(name)],
  );
  return { security: securityExample(given), fulfilled };
}

/** @param given - what is sent, and what is checked in answers */
function securityExample(given: readonly (readonly Part[])[]): SecurityExample | undefined {
  if (given.flat().length === 0) return undefined;
  const [send = [], receive = []] = given;
  const options = [
    ...(send.length === 0 ? [] : [property("send", arrayLiteral(send.map(({ code }) => code)))]),
    ...(receive.length === 0 ? [] : [property("receive", arrayLiteral(receive.map(({ code }) => code)))]),
  ];
  const imports = [...new Set(["security", ...given.flat().map((part) => part.name)])].sort();
  const readsFiles = imports.some((name) => name === "signature" || name === "requireSignature" || name === "xmlToken");
  return { imports, readsFiles, extension: callWithLast("security", [], objectLiteral(options)) };
}

/** A call of a function of the entry point. */
interface Part {
  readonly name: string;
  readonly code: Document;
  /** The local names of the assertions that what it makes fulfils. */
  readonly fulfils: readonly string[];
}

function part(name: string, fulfils: readonly string[], ...parameters: readonly Document[]): Part {
  return { name, code: call(name, ...parameters), fulfils };
}

function partWith(name: string, fulfils: readonly string[], options: readonly Document[]): Part {
  return { name, code: callWithLast(name, [], objectLiteral(options)), fulfils };
}

function partsFor(asked: ReadonlySet<string>, headers: readonly string[]): Part[] {
  const asksFor = (names: readonly string[]): boolean => names.some((name) => asked.has(name));
  return [
    ...(asked.has("IncludeTimestamp") ? [part("timestamp", ["IncludeTimestamp"])] : []),
    ...(asked.has("UsernameToken") ? [partWith("usernameToken", userAssertions(asked), userOptions(asked))] : []),
    ...(asksFor(XML_TOKENS) ? [part("xmlToken", XML_TOKENS, fileText("token.xml"))] : []),
    ...(asksFor(SIGNATURES)
      ? [partWith("signature", signatureAssertions(asked), signatureOptions(asked, headers))]
      : []),
  ];
}

const XML_TOKENS = ["SamlToken", "IssuedToken"];
const SIGNATURES = ["X509Token", "AsymmetricBinding", "SignedParts"];
const ANSWERS_SIGNED = ["RecipientToken", "RecipientSignatureToken"];

function checksFor(asked: ReadonlySet<string>, headers: readonly string[]): Part[] {
  if (!ANSWERS_SIGNED.some((name) => asked.has(name))) return [];
  const trusted = property("trusted", fileText("server.pem"));
  return [
    ...(asked.has("IncludeTimestamp") ? [part("requireTimestamp", [])] : []),
    partWith("requireSignature", ANSWERS_SIGNED, [
      trusted,
      ...signedParts(["Body", "Timestamp"], headers),
      ...(hasSha1(asked) ? [property("algorithms", '["rsa-sha1"]')] : []),
    ]),
  ];
}

function userOptions(asked: ReadonlySet<string>): Document[] {
  const isDigest = isHashed(asked);
  return [
    property("username", literal("user")),
    ...(asked.has("NoPassword") ? [] : [property("password", literal("password"))]),
    ...(isDigest ? [property("passwordType", literal("digest"))] : []),
    ...(asked.has("Nonce") && !isDigest ? [property("nonce", "true")] : []),
    ...(asked.has("Created") && !isDigest ? [property("created", "true")] : []),
  ];
}

function userAssertions(asked: ReadonlySet<string>): string[] {
  return ["UsernameToken", asked.has("NoPassword") ? "NoPassword" : "HashPassword", "Nonce", "Created"];
}

/** A token without a password has no digest of it. */
function isHashed(asked: ReadonlySet<string>): boolean {
  return asked.has("HashPassword") && !asked.has("NoPassword");
}

function signatureOptions(asked: ReadonlySet<string>, headers: readonly string[]): Document[] {
  const reference = referenceIn(asked);
  const protects = reference === undefined && asked.has("ProtectTokens");
  return [
    property("certificate", fileText("client.pem")),
    property("key", fileText("client.key")),
    ...(reference === undefined ? [] : [property("keyReference", literal(reference[1]))]),
    ...signedParts(USUAL_PARTS, [...(protects ? ["BinarySecurityToken"] : []), ...headers]),
    ...(hasSha1(asked) ? [property("algorithm", literal("rsa-sha1"))] : []),
  ];
}

/** What is signed if nothing is said. */
const USUAL_PARTS = ["Body", "Timestamp", "UsernameToken"];

/** The option for parts, if there are more than usual. */
function signedParts(usual: readonly string[], more: readonly string[]): Document[] {
  if (more.length === 0) return [];
  return [property("parts", arrayLiteral([...usual, ...more].map((name) => literal(name))))];
}

/** A signature has one kind of reference, and one algorithm. */
function signatureAssertions(asked: ReadonlySet<string>): string[] {
  const suites = [...asked].filter((name) => SUITE.test(name) && isSha1(name) === hasSha1(asked));
  return [...SIGNATURES, ...suites, ...(referenceIn(asked)?.slice(0, 1) ?? []), "ProtectTokens"];
}

function referenceIn(asked: ReadonlySet<string>): (typeof REFERENCES)[number] | undefined {
  return REFERENCES.find(([assertion]) => asked.has(assertion));
}

const REFERENCES = [
  ["RequireIssuerSerialReference", "IssuerSerial"],
  ["RequireThumbprintReference", "Thumbprint"],
  ["RequireKeyIdentifierReference", "SubjectKeyIdentifier"],
] as const;

/** Whether the suite of algorithms has digests with SHA-1. */
function hasSha1(asked: ReadonlySet<string>): boolean {
  return [...asked].some((name) => SUITE.test(name) && isSha1(name));
}

/** The name of a suite says if its digests are others. */
function isSha1(suite: string): boolean {
  return !suite.includes("Sha256");
}

const SUITE = /^(?:Basic\d+|TripleDes)(?:Sha256)?(?:Rsa15)?$/;

function fileText(name: string): Document {
  return call("readFileSync", literal(name), literal("utf8"));
}
