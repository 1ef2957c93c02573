import { describe, expect, it } from "vitest";
import { contractOf } from "../../support/inline-wsdl.js";
import { policy, policyWsdl } from "../../support/policies.js";

/** What an endpoint asks for beside what packages do without being told: `UsernameToken: security`. */
function askedOf(...policies: string[]): string[] {
  const [endpoint] = contractOf({
    "a.wsdl": policyWsdl({ binding: policies.map((one) => policy(one)).join("") }),
  }).endpoints;
  return (endpoint?.assertions ?? [])
    .filter(({ isFulfilled }) => !isFulfilled)
    .map(({ name, entryPoint }) => `${name.localName}: ${entryPoint ?? "nobody"}`);
}

/** An assertion with a policy inside. */
function within(name: string, ...inner: string[]): string {
  return `<sp:${name}><wsp:Policy>${inner.map((one) => (one.startsWith("<") ? one : `<sp:${one}/>`)).join("")}</wsp:Policy></sp:${name}>`;
}

const TRANSPORT = within(
  "TransportBinding",
  within("TransportToken", within("HttpsToken")),
  within("AlgorithmSuite", "Basic256"),
  within("Layout", "Strict"),
  "IncludeTimestamp",
);

const ASYMMETRIC = [
  within("InitiatorToken", within("X509Token", "WssX509V3Token10")),
  within("RecipientToken", within("X509Token", "WssX509V3Token10", "RequireIssuerSerialReference")),
  within("Layout", "Strict"),
  "IncludeTimestamp",
  "OnlySignEntireHeadersAndBody",
];

const PARTS = '<sp:SignedParts><sp:Body/><sp:Header Namespace="urn:h"/></sp:SignedParts>';

describe("the security that a policy asks for", () => {
  it.each<[string, string[], string[]]>([
    [
      "a user over HTTPS, in the form of WCF",
      [
        TRANSPORT +
          within("SignedSupportingTokens", within("UsernameToken", "WssUsernameToken10")) +
          within("Wss11", "MustSupportRefKeyIdentifier", "MustSupportRefThumbprint") +
          within("Trust10", "MustSupportIssuedTokens", "RequireClientEntropy"),
      ],
      ["IncludeTimestamp: security", "UsernameToken: security"],
    ],
    [
      "a digest",
      [within("SupportingTokens", within("UsernameToken", "WssUsernameToken11", "HashPassword"))],
      ["HashPassword: security", "UsernameToken: security"],
    ],
    [
      "a nonce and the time",
      [within("SupportingTokens", within("UsernameToken", "Nonce", "Created"))],
      ["Created: security", "Nonce: security", "UsernameToken: security"],
    ],
    [
      "signed parts and encrypted tokens over HTTPS, which does it",
      [TRANSPORT + PARTS + within("SignedEncryptedSupportingTokens", within("UsernameToken"))],
      ["IncludeTimestamp: security", "UsernameToken: security"],
    ],
    [
      "a signature by a certificate over HTTPS",
      [
        TRANSPORT +
          within("EndorsingSupportingTokens", within("X509Token", "WssX509V3Token11", "RequireThumbprintReference")),
      ],
      ["IncludeTimestamp: security", "RequireThumbprintReference: security", "X509Token: security"],
    ],
    [
      "signatures both ways",
      [within("AsymmetricBinding", ...ASYMMETRIC, within("AlgorithmSuite", "Basic256Sha256Rsa15")) + PARTS],
      [
        "AsymmetricBinding: security",
        "Basic256Sha256Rsa15: security",
        "IncludeTimestamp: security",
        "RecipientToken: security",
        "SignedParts: security",
        "X509Token: security",
      ],
    ],
    [
      "a second signature, over the first",
      [
        within("AsymmetricBinding", ...ASYMMETRIC.slice(0, 1)) +
          within("EndorsingSupportingTokens", within("X509Token")),
      ],
      ["AsymmetricBinding: security", "EndorsingSupportingTokens: nobody", "X509Token: security"],
    ],
    [
      "a signature over a SAML token",
      [
        within("AsymmetricBinding", ...ASYMMETRIC.slice(0, 1)),
        within("SignedSupportingTokens", within("SamlToken", "WssSamlV20Token11")),
      ],
      ["AsymmetricBinding: security", "SamlToken: security", "SignedSupportingTokens: nobody", "X509Token: security"],
    ],
    [
      "encryption",
      [
        within("AsymmetricBinding", ...ASYMMETRIC, "EncryptSignature", within("AlgorithmSuite", "Basic128")) +
          `${PARTS}<sp:EncryptedParts><sp:Body/></sp:EncryptedParts>`,
      ],
      [
        "AsymmetricBinding: security",
        "Basic128: security",
        "EncryptSignature: nobody",
        "EncryptedParts: nobody",
        "IncludeTimestamp: security",
        "RecipientToken: security",
        "SignedParts: security",
        "X509Token: security",
      ],
    ],
    [
      "an encrypted password without HTTPS",
      [within("SignedEncryptedSupportingTokens", within("UsernameToken"))],
      ["SignedEncryptedSupportingTokens: nobody", "UsernameToken: security"],
    ],
    ["a token that somebody issues", [within("SupportingTokens", "<sp:IssuedToken/>")], ["IssuedToken: security"]],
    [
      "a SAML token",
      [within("SignedSupportingTokens", within("SamlToken", "WssSamlV20Token11"))],
      ["SamlToken: security"],
    ],
    [
      "derived keys",
      [within("SupportingTokens", within("X509Token", "RequireDerivedKeys"))],
      ["RequireDerivedKeys: nobody", "X509Token: security"],
    ],
    [
      "one symmetric key",
      [within("SymmetricBinding", within("ProtectionToken", within("X509Token")))],
      ["SymmetricBinding: nobody"],
    ],
    ["Kerberos", [within("EndorsingSupportingTokens", within("KerberosToken"))], ["KerberosToken: nobody"]],
    ["HTTPS in one policy, and signed parts in another", [TRANSPORT, PARTS], ["IncludeTimestamp: security"]],
  ])("%s", (_name, policies, want) => {
    expect(askedOf(...policies)).toEqual(want);
  });

  it("HTTPS for an endpoint, and encrypted parts for one of its messages", () => {
    const putInput = policy(`${PARTS}<sp:EncryptedParts><sp:Body/></sp:EncryptedParts>`);
    const [endpoint] = contractOf({ "a.wsdl": policyWsdl({ binding: policy(TRANSPORT), putInput }) }).endpoints;
    expect(endpoint?.assertions.map(({ name }) => name.localName)).toEqual(["IncludeTimestamp", "TransportBinding"]);
  });
});
