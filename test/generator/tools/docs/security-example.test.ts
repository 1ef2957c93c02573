import { expect, it } from "vitest";
import { usageExamples } from "../../../../generator/tools/docs/usage-examples.js";
import { contractOf } from "../../../support/inline-wsdl.js";
import { policy, policyWsdl } from "../../../support/policies.js";

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

it("an example for a service that asks for nothing has no security", () => {
  expect(given("<sp:Wss11/>")).toEqual({ imports: [], client: "", handler: expect.not.stringContaining("fulfilled") });
});
