import {
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningMock, startMock } from "../../../../generator/tools/mock/start-mock.js";
import { element, optional } from "../../../support/component-text.js";
import { contractOf, inlineWsdl, sourceFiles } from "../../../support/inline-wsdl.js";
import { asSchemas } from "../../../support/schema-files.js";

const NAMESPACE = "http://www.superoffice.com/superid/partnersystemuser/0.1";
const CLAIM = "http://schemes.superoffice.net/identity/";
const NOON = Date.parse("2026-07-01T12:00:00Z");

const PARTNER = generateKeyPairSync("rsa", { modulusLength: 2048 });

const FILES = {
  "s/ServicesXX/login.wsdl": inlineWsdl({
    name: "IPartnerSystemUserService",
    namespace: NAMESPACE,
    types: element("ApplicationToken", "xs:string") + element("ContextIdentifier", "xs:string"),
    operations: {
      Authenticate: {
        headers: ["tns:ApplicationToken", "tns:ContextIdentifier"],
        request: optional("SignedSystemToken", "xs:string") + optional("ReturnTokenType", "xs:string"),
        response:
          optional("IsSuccessful", "xs:boolean") +
          optional("Token", "xs:string") +
          optional("ErrorMessage", "xs:string"),
      },
    },
  }),
};

/** A mock of the log-in service alone, at noon, for the tests of this file. */
function useLogin(partnerKey: KeyObject | undefined): () => string {
  let mock: RunningMock | undefined;
  beforeAll(async () => {
    const schemas = asSchemas("s", sourceFiles(FILES));
    mock = await startMock([contractOf(FILES)], schemas, { port: 0, now: () => NOON, partnerKey });
  });
  afterAll(() => mock?.close());
  return () => mock?.endpoints[0]?.url ?? "";
}

const url = useLogin(PARTNER.publicKey);
const trustingUrl = useLogin(undefined);

interface LogIn {
  readonly token?: string;
  readonly context?: string;
  readonly application?: string;
  readonly type?: string;
}

function signed(text = "Cust12345-abc.202607011200"): string {
  return `${text}.${createSign("RSA-SHA256").update(text).sign(PARTNER.privateKey, "base64")}`;
}

/** The members of the answer, as text. */
async function authenticate(url: string, request: LogIn = {}): Promise<Record<string, string>> {
  const { token = signed(), context = "Cust12345", application = "an application", type = "Jwt" } = request;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "text/xml; charset=utf-8",
      SOAPAction: `"${NAMESPACE}/IPartnerSystemUserService/Authenticate"`,
    },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header xmlns="${NAMESPACE}"><ApplicationToken>${application}</ApplicationToken><ContextIdentifier>${context}</ContextIdentifier></s:Header><s:Body><Authenticate xmlns="${NAMESPACE}"><SignedSystemToken>${token}</SignedSystemToken><ReturnTokenType>${type}</ReturnTokenType></Authenticate></s:Body></s:Envelope>`,
  });
  const text = await response.text();
  return Object.fromEntries([...text.matchAll(/<(\w+)>([^<>]*)<\/\1>/g)].map(([, name, value]) => [name, value]));
}

/** The header and the claims of a token. */
function parse(token: string): unknown[] {
  return token
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
}

describe("the log-in of a system user", () => {
  it("returns a token with the ticket and the address, which the published key verifies", async () => {
    const { origin } = new URL(url());
    const { Token = "", ...others } = await authenticate(url());
    expect(others).toEqual({ IsSuccessful: "true" });
    const now = NOON / 1000;
    expect(parse(Token)).toEqual([
      { alg: "RS256", typ: "JWT", kid: "mock" },
      {
        iss: "SuperOffice AS",
        iat: now,
        nbf: now,
        exp: now + 3600,
        [`${CLAIM}associateid`]: "1",
        [`${CLAIM}ctx`]: "Cust12345",
        [`${CLAIM}netserver_url`]: `${origin}/Remote/Services88/`,
        [`${CLAIM}ticket`]: "7T:mock",
        [`${CLAIM}upn`]: "mock",
        [`${CLAIM}webapi_url`]: `${origin}/api/`,
      },
    ]);
    const metadata = await fetchJson<{ issuer: string; jwks_uri: string }>(
      `${origin}/login/.well-known/openid-configuration`,
    );
    expect(metadata.issuer).toBe("SuperOffice AS");
    const { keys } = await fetchJson<{ keys: (JsonWebKey & { kid: string })[] }>(metadata.jwks_uri);
    expect(keys).toMatchObject([{ kty: "RSA", kid: "mock", alg: "RS256", use: "sig" }]);
    expect(keys[0]).not.toHaveProperty("d");
    const [, text = "", signature = ""] = /^(.*)\.([^.]*)$/.exec(Token) ?? [];
    const key = createPublicKey({ key: keys[0] ?? {}, format: "jwk" });
    expect(createVerify("RSA-SHA256").update(text).verify(key, signature, "base64url")).toBe(true);
  });

  const time = "The time in SignedSystemToken is not the present time in UTC.";
  const form = "SignedSystemToken is not a token, a time (yyyyMMddHHmm) and a signature in base64, with dots between.";
  const signature = "The signature in SignedSystemToken is not that of the partner.";
  const context = "The header ContextIdentifier names no tenant that is running.";
  it.each<[string, LogIn, string]>([
    ["no application", { application: "" }, "The header ApplicationToken is missing."],
    ["no tenant", { context: "" }, context],
    ["a tenant that is not running", { context: "Suspended" }, context],
    ["another type of token", { type: "Saml" }, "The mock has tokens of the type Jwt alone."],
    ["a token without a signature", { token: "Cust12345-abc.202607011200" }, form],
    ["a token without a time", { token: signed("Cust12345-abc") }, form],
    ["seconds in the time", { token: signed("Cust12345-abc.20260701120000") }, form],
    ["local time", { token: signed("Cust12345-abc.202607011400") }, time],
    ["a time that is not", { token: signed("Cust12345-abc.202613011200") }, time],
    ["a signature of something else", { token: signed().replace("abc", "abd") }, signature],
  ])("is refused for %s", async (_, request, ErrorMessage) => {
    expect(await authenticate(url(), request)).toEqual({ IsSuccessful: "false", ErrorMessage });
  });

  it("accepts any signature if the mock has no key to verify it", async () => {
    const answer = await authenticate(trustingUrl(), { token: signed().replace("abc", "abd") });
    expect(answer).toMatchObject({ IsSuccessful: "true" });
  });
});

async function fetchJson<T>(url: string): Promise<T> {
  return JSON.parse(await (await fetch(url)).text());
}
