import type { Endpoint } from "../../contract/contract.js";
import type { Document } from "../../typescript/document.js";
import { literal } from "../../typescript/identifiers.js";
import { arrayLiteral, call, callWithLast, objectLiteral, property } from "../../typescript/syntax.js";

/** What a client of a service that asks for security is given in an example. */
export interface SecurityExample {
  /** The functions of the entry point that it uses, in the order of their names. */
  readonly imports: readonly string[];
  /** Whether keys and certificates are read from files. */
  readonly readsFiles: boolean;
  readonly extension: Document;
}

/** @returns undefined for a service that does not ask for security */
export function securityExample({ assertions }: Endpoint): SecurityExample | undefined {
  const names = assertions.filter(({ entryPoint, isFulfilled }) => entryPoint === "security" && !isFulfilled);
  if (names.length === 0) return undefined;
  const asked = new Set(names.map(({ name }) => name.localName));
  const given = [partsFor(asked), checksFor(asked)];
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
}

function part(name: string, ...parameters: readonly Document[]): Part {
  return { name, code: call(name, ...parameters) };
}

function partWith(name: string, options: readonly Document[]): Part {
  return { name, code: callWithLast(name, [], objectLiteral(options)) };
}

function partsFor(asked: ReadonlySet<string>): Part[] {
  const signs = ["X509Token", "AsymmetricBinding", "SignedParts"].some((name) => asked.has(name));
  return [
    ...(asked.has("IncludeTimestamp") ? [part("timestamp")] : []),
    ...(asked.has("UsernameToken") ? [partWith("usernameToken", userOptions(asked))] : []),
    ...(asked.has("SamlToken") || asked.has("IssuedToken") ? [part("xmlToken", fileText("token.xml"))] : []),
    ...(signs ? [partWith("signature", signatureOptions(asked))] : []),
  ];
}

function checksFor(asked: ReadonlySet<string>): Part[] {
  if (!asked.has("RecipientToken") && !asked.has("RecipientSignatureToken")) return [];
  const trusted = property("trusted", fileText("server.pem"));
  return [
    ...(asked.has("IncludeTimestamp") ? [part("requireTimestamp")] : []),
    partWith("requireSignature", [trusted, ...(hasSha1(asked) ? [property("algorithms", '["rsa-sha1"]')] : [])]),
  ];
}

function userOptions(asked: ReadonlySet<string>): Document[] {
  const isDigest = asked.has("HashPassword");
  return [
    property("username", literal("user")),
    ...(asked.has("NoPassword") ? [] : [property("password", literal("password"))]),
    ...(isDigest ? [property("passwordType", literal("digest"))] : []),
    ...(asked.has("Nonce") && !isDigest ? [property("nonce", "true")] : []),
    ...(asked.has("Created") && !isDigest ? [property("created", "true")] : []),
  ];
}

function signatureOptions(asked: ReadonlySet<string>): Document[] {
  const reference = REFERENCES.find(([assertion]) => asked.has(assertion));
  return [
    property("certificate", fileText("client.pem")),
    property("key", fileText("client.key")),
    ...(reference === undefined ? [] : [property("keyReference", literal(reference[1]))]),
    ...(hasSha1(asked) ? [property("algorithm", literal("rsa-sha1"))] : []),
  ];
}

const REFERENCES = [
  ["RequireIssuerSerialReference", "IssuerSerial"],
  ["RequireThumbprintReference", "Thumbprint"],
  ["RequireKeyIdentifierReference", "SubjectKeyIdentifier"],
] as const;

/** Whether the suite of algorithms has digests with SHA-1: its name does not say another. */
function hasSha1(asked: ReadonlySet<string>): boolean {
  return [...asked].some((name) => /^(?:Basic\d+|TripleDes)(?:Rsa15)?$/.test(name));
}

function fileText(name: string): Document {
  return call("readFileSync", literal(name), literal("utf8"));
}
