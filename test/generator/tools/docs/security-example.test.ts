import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Endpoint } from "../../../../generator/contract/contract.js";
import { OF_SECURITY } from "../../../../generator/contract/security-assertions.js";
import { demandExample } from "../../../../generator/tools/docs/security-example.js";
import { usageExamples } from "../../../../generator/tools/docs/usage-examples.js";
import { besideMessages } from "../../../../generator/typescript/emit-beside.js";
import { printDocument } from "../../../../generator/typescript/print-document.js";
import type { Extension } from "../../../../templates/runtime/index.js";
import * as entryPoint from "../../../../templates/security/index.js";
import { RSA } from "../../../security/certificates.js";
import { contractOf } from "../../../support/inline-wsdl.js";
import { policy, policyWsdl } from "../../../support/policies.js";
import { tempFolder } from "../../../support/temp-folder.js";

/** What the client of an example is given, and what the example imports for it. */
function given(assertions: string): { imports: string[]; client: string; handler: string } {
  const contract = contractOf({ "a.wsdl": policyWsdl({ binding: policy(assertions) }) });
  const { call = "", handler = "" } = usageExamples([contract], { name: "bank" }) ?? {};
  const [, client = ""] = /extensions: \[([\s\S]*)\],\n\}\);/.exec(call) ?? [];
  const imports = call.split("\n").filter((line) => line.startsWith("import ") && !line.includes("Client"));
  return {
    imports,
    client: client
      .replace(/\s+/g, " ")
      .replaceAll(", }", " }")
      .replaceAll(/,? \]/g, "]")
      .replaceAll("[ ", "[")
      .replace(/,? *$/, "")
      .trim(),
    handler,
  };
}

const TOKEN = (name: string, inner = ""): string => `<sp:${name}><wsp:Policy>${inner}</wsp:Policy></sp:${name}>`;

it.each<[string, string, string[], string]>([
  [
    "a password",
    TOKEN("SupportingTokens", TOKEN("UsernameToken")),
    ['import { security, usernameToken } from "bank/security";'],
    'security({ send: [usernameToken({ username: "user", password: "password" })] })',
  ],
  [
    "a nonce, the time and a Timestamp",
    `<sp:IncludeTimestamp/>${TOKEN("SupportingTokens", TOKEN("UsernameToken", "<sp:Nonce/><sp:Created/>"))}`,
    ['import { security, timestamp, usernameToken } from "bank/security";'],
    'security({ send: [timestamp(), usernameToken({ username: "user", password: "password", nonce: true, created: true })] })',
  ],
  [
    "signatures both ways with SHA-1",
    TOKEN(
      "AsymmetricBinding",
      `${TOKEN("InitiatorToken", TOKEN("X509Token", "<sp:RequireIssuerSerialReference/>"))}${TOKEN("RecipientToken")}${TOKEN("AlgorithmSuite", "<sp:Basic128Rsa15/>")}<sp:IncludeTimestamp/>`,
    ),
    [
      'import { readFileSync } from "node:fs";',
      'import { requireSignature, requireTimestamp, security, signature, timestamp } from "bank/security";',
    ],
    'security({ send: [timestamp(), signature({ certificate: readFileSync("client.pem", "utf8"), key: readFileSync("client.key", "utf8"), keyReference: "IssuerSerial", algorithm: "rsa-sha1" })], receive: [requireTimestamp(), requireSignature({ trusted: readFileSync("server.pem", "utf8"), algorithms: ["rsa-sha1"] })] })',
  ],
  [
    "signed headers",
    `${TOKEN("AsymmetricBinding", TOKEN("RecipientToken", TOKEN("X509Token")))}<sp:SignedParts><sp:Body/><sp:Header Namespace="urn:b"/><sp:Header Name="To" Namespace="urn:a"/></sp:SignedParts>`,
    [
      'import { readFileSync } from "node:fs";',
      'import { requireSignature, security, signature } from "bank/security";',
    ],
    'security({ send: [signature({ certificate: readFileSync("client.pem", "utf8"), key: readFileSync("client.key", "utf8"), parts: ["Body", "Timestamp", "UsernameToken", "{urn:a}To", "{urn:b}*"] })], receive: [requireSignature({ trusted: readFileSync("server.pem", "utf8"), parts: ["Body", "Timestamp", "{urn:a}To", "{urn:b}*"] })] })',
  ],
  [
    "a SAML token",
    TOKEN("SupportingTokens", TOKEN("SamlToken")),
    ['import { readFileSync } from "node:fs";', 'import { security, xmlToken } from "bank/security";'],
    'security({ send: [xmlToken(readFileSync("token.xml", "utf8"))] })',
  ],
])("an example for a service that asks for %s", (_name, assertions, imports, client) => {
  const example = given(assertions);
  expect(example.imports).toEqual(imports);
  expect(example.client).toBe(client);
  expect(example.handler).toContain("fulfilled: Object.keys(sampleEndpoint.asked)");
});

const NAMESPACE = "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702";

it("an example names what its extension does not do", () => {
  const asked = TOKEN("AsymmetricBinding", TOKEN("AlgorithmSuite", "<sp:Basic256/><sp:Basic256Sha256/>"));
  const contract = contractOf({ "a.wsdl": policyWsdl({ binding: policy(asked) }) });
  const { call = "" } = usageExamples([contract], { name: "bank" }) ?? {};
  expect(call).toContain("// The package does not do what `fulfilled` names.");
  expect(call).toContain(`  fulfilled: ["{${NAMESPACE}}Basic256Sha256"],\n});`);
});

it("an example names the security that nobody does, and the client cannot be made without that", () => {
  const contract = contractOf({
    "a.wsdl": policyWsdl({ binding: policy(`${TOKEN("SymmetricBinding")}<x:Own xmlns:x="urn:x"/>`) }),
  });
  const { call = "" } = usageExamples([contract], { name: "bank" }) ?? {};
  expect(call).toContain(`  fulfilled: ["{${NAMESPACE}}SymmetricBinding"],\n});`);
  const [endpoint = ENDPOINT] = contract.endpoints;
  expect(besideMessages(endpoint).map(({ key, value }) => [key, printDocument(value)])).toEqual([
    ["asked", `{\n  "{${NAMESPACE}}SymmetricBinding": "nothing in this package does it",\n}`],
  ]);
});

/** The assertions that a package checks. */
const CHECKED = [...OF_SECURITY].flatMap(([name, { by }]) => (by === "security" ? [name] : []));

/** A service that asks for some of them. */
function asking(names: readonly string[]): Endpoint {
  const assertions = names.map((localName) => ({
    name: { namespace: NAMESPACE, localName },
    operations: undefined,
    isFulfilled: false,
    entryPoint: "security" as const,
  }));
  return { ...ENDPOINT, assertions };
}

const [ENDPOINT] = contractOf({ "a.wsdl": policyWsdl({}) }).endpoints as [Endpoint];

/** What a program has in the options of an example: with the functions of the entry point, and a certificate in the place of files. */
async function clientsOf(
  names: readonly (readonly string[])[],
): Promise<{ extensions: Extension[]; fulfilled: string[] }[]> {
  const texts = names.map((asked) => {
    const { security, fulfilled } = demandExample(asking(asked));
    const extension = security === undefined ? "" : printDocument(security.extension);
    return `{ extensions: [${extension}], fulfilled: ${JSON.stringify(fulfilled)} }`;
  });
  const file = join(tempFolder(), "clients.mjs");
  const functions = [...Object.keys(entryPoint), "readFileSync"].join(", ");
  writeFileSync(file, `export default ({ ${functions} }) => [${texts.join(",\n")}];\n`);
  const readFileSync = (name: string): string => (name.endsWith(".key") ? RSA.key : RSA.certificate);
  return (await import(pathToFileURL(file).href)).default({ ...entryPoint, readFileSync });
}

it("a client of an example can be made, and says of nothing that the program does it which its extension does", async () => {
  const some = fc.sample(fc.subarray(CHECKED), { numRuns: 300, seed: 1 });
  const cases = [...CHECKED.map((name) => [name]), ...some];
  const clients = await clientsOf(cases);
  const wrong = clients.flatMap(({ extensions, fulfilled }, index) => {
    const wanted = (cases[index] ?? []).map((name) => `{${NAMESPACE}}${name}`);
    const done = extensions.flatMap(({ fulfils = [] }) => fulfils);
    const lacking = wanted.filter((name) => !done.includes(name));
    return JSON.stringify(lacking) === JSON.stringify(fulfilled) ? [] : [{ wanted, lacking, fulfilled }];
  });
  expect(wrong).toEqual([]);
});

it("an example for a service that asks for nothing has no security", () => {
  expect(given("<sp:Wss11/>")).toEqual({ imports: [], client: "", handler: expect.not.stringContaining("fulfilled") });
});
