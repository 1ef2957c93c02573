import { createSign, webcrypto } from "node:crypto";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LoginError } from "../../generated/src/index.js";
import { PartnerSystemUserServiceClient } from "../../generated/src/login/partner-system-user-service.js";
import { verifyWithJose } from "../../generated/src/netserver/jose/index.js";
import {
  claimNamed,
  logInSystemUser,
  type SystemUserOptions,
  signSystemToken,
} from "../../generated/src/netserver/system-user/index.js";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { failure } from "../support/batch-client.js";
import { serveInstallation } from "../support/installation.js";
import {
  APPLICATION,
  CLAIM,
  claimsWith,
  PARTNER,
  STRANGER,
  SUPEROFFICE,
  SYSTEM_USER_TOKEN,
  serveLogin,
  signedToken,
} from "../support/login-service.js";

const START = { BatchTaskInfo: null };

function sign(text: string): Uint8Array {
  return createSign("RSA-SHA256").update(text).sign(PARTNER.privateKey);
}

function user(login: string, options: Partial<SystemUserOptions> = {}): SystemUserOptions {
  return {
    login,
    applicationToken: APPLICATION,
    contextIdentifier: "Cust12345",
    systemUserToken: SYSTEM_USER_TOKEN,
    sign,
    verify: verifyWithJose(SUPEROFFICE.publicKey),
    ...options,
  };
}

/** The error that logging in ends with if the service answers with this token. */
async function refusal(token: string, options: Partial<SystemUserOptions> = {}): Promise<unknown> {
  const { url } = await serveLogin(() => ({ token }));
  return failure(logInSystemUser(PartnerSystemUserServiceClient, user(url, options)));
}

/** A key of the partner's in the platform's WebCrypto. */
function webKey(hash = "SHA-256", usage: "sign" | "verify" = "sign"): Promise<webcrypto.CryptoKey> {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash };
  const bytes =
    usage === "sign"
      ? PARTNER.privateKey.export({ type: "pkcs8", format: "der" })
      : PARTNER.publicKey.export({ type: "spki", format: "der" });
  return webcrypto.subtle.importKey(usage === "sign" ? "pkcs8" : "spki", new Uint8Array(bytes), algorithm, false, [
    usage,
  ]);
}

afterEach(() => void vi.useRealTimers());

describe("a system user", () => {
  it("logs in with a signed token, and its session is where the claim says", async () => {
    const server = await serveInstallation();
    const remote = { [`${CLAIM}netserver_url`]: `${server.remote}/Services88/` };
    const login = await serveLogin(() => ({ token: signedToken(claimsWith(server.issue(), remote)) }));
    vi.useFakeTimers({ now: new Date("2026-07-09T08:07:59+02:00"), toFake: ["Date"] });
    const session = await logInSystemUser(PartnerSystemUserServiceClient, user(login.url));
    await session.client(BatchClient).startBatchJob(START);
    expect(login.received).toEqual([
      {
        text: `${SYSTEM_USER_TOKEN}.202607090607`,
        isSigned: true,
        ReturnTokenType: "Jwt",
        ApplicationToken: APPLICATION,
        ContextIdentifier: "Cust12345",
      },
    ]);
    expect(server.log).toEqual(["call with ticket 1"]);
  });

  it("may sign with a key of WebCrypto", async () => {
    const server = await serveInstallation();
    const login = await serveLogin(() => ({ token: signedToken(claimsWith(server.issue())) }));
    const options = user(login.url, { sign: await webKey(), remote: server.remote });
    await logInSystemUser(PartnerSystemUserServiceClient, options);
    expect(login.received).toMatchObject([{ isSigned: true }]);
  });

  it("logs in again when its ticket has expired", async () => {
    const server = await serveInstallation();
    const login = await serveLogin(() => ({ token: signedToken(claimsWith(server.issue())) }));
    const session = await logInSystemUser(PartnerSystemUserServiceClient, user(login.url, { remote: server.remote }));
    server.expire();
    await session.client(BatchClient).startBatchJob(START);
    expect(server.log).toEqual(["refused ticket 1", "call with ticket 2"]);
  });

  it("does not log in if the store has a ticket", async () => {
    const server = await serveInstallation();
    const login = await serveLogin(() => ({ error: "not now" }));
    const store = { read: () => server.issue(), write: () => {} };
    const options = user(login.url, { store, remote: server.remote });
    const session = await logInSystemUser(PartnerSystemUserServiceClient, options);
    await session.client(BatchClient).startBatchJob(START);
    expect(login.received).toEqual([]);
    const noRemote = logInSystemUser(PartnerSystemUserServiceClient, user(login.url, { store }));
    await expect(noRemote).rejects.toThrow("a session with a store needs the option remote");
  });

  it("is told why the service refuses, without what was sent", async () => {
    const login = await serveLogin(() => ({ error: `No such\napplication: ${APPLICATION}, ${SYSTEM_USER_TOKEN}` }));
    const error = await failure(logInSystemUser(PartnerSystemUserServiceClient, user(login.url)));
    expect(error).toEqual(new LoginError("the log-in service has refused the system user: No such application: …, …"));
  });

  it.each(["http://online.superoffice.com/login/services/x.svc", "login/x.svc", "https://a:hush@example.com/x.svc"])(
    "sends nothing to an address that is not https: %s",
    async (login) => {
      const fetch = vi.fn();
      const error = await failure(logInSystemUser(PartnerSystemUserServiceClient, user(login, { fetch })));
      expect(error).toEqual(new TypeError("the address of the log-in service must be one with https"));
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it("shows no secret", async () => {
    const login = await serveLogin(() => ({ token: signedToken(claimsWith("7T:hush-ticket")) }));
    const options = user(login.url, { remote: "https://example.com/Remote" });
    const session = await logInSystemUser(PartnerSystemUserServiceClient, options);
    expect(inspect(session, { depth: 9, showHidden: true }) + JSON.stringify(session)).not.toContain("hush");
  });
});

describe("the token of the service", () => {
  const TICKET = "7T:hush-ticket";
  const valid = verifyWithJose(SUPEROFFICE.publicKey, { issuer: "SuperOffice AS", audience: ["spn:application"] });

  it.each<[string, RegExp, () => string]>([
    [
      "with another signature",
      /ERR_JWS_SIGNATURE_VERIFICATION_FAILED$/,
      () => signedToken(claimsWith(TICKET), STRANGER.privateKey),
    ],
    ["without a signature", /ERR_J/, () => signedToken(claimsWith(TICKET)).replace(/[^.]*$/, "")],
    [
      "with another algorithm",
      /ERR_JOSE_ALG_NOT_ALLOWED$/,
      () => signedToken(claimsWith(TICKET), SUPEROFFICE.privateKey, "none"),
    ],
    [
      "with the algorithm of a shared key",
      /ERR_JOSE_ALG_NOT_ALLOWED$/,
      () => signedToken(claimsWith(TICKET), SUPEROFFICE.privateKey, "HS256"),
    ],
    ["that has expired", /ERR_JWT_EXPIRED \(exp\)$/, () => signedToken(claimsWith(TICKET, { exp: 1 }))],
    [
      "of another issuer",
      /ERR_JWT_CLAIM_VALIDATION_FAILED \(iss\)$/,
      () => signedToken(claimsWith(TICKET, { iss: "hush" })),
    ],
    [
      "for another application",
      /ERR_JWT_CLAIM_VALIDATION_FAILED \(aud\)$/,
      () => signedToken(claimsWith(TICKET, { aud: "hush" })),
    ],
    ["that is none", /ERR_JWS_INVALID$/, () => "hush"],
    [
      "for another tenant",
      /is for another tenant$/,
      () => signedToken(claimsWith(TICKET, { [`${CLAIM}ctx`]: "Cust99999" })),
    ],
    ["without a ticket", /must have one claim called ticket$/, () => signedToken(claimsWith(""))],
    [
      "with two tickets",
      /must have one claim called ticket$/,
      () => signedToken(claimsWith(TICKET, { "urn:other/ticket": "7T:hush" })),
    ],
  ])("is refused %s", async (_, message, token) => {
    const error = await refusal(token(), { verify: valid });
    expect(error).toBeInstanceOf(LoginError);
    expect(error).toHaveProperty("message", expect.stringMatching(message));
  });

  it.each(["http://sod2.example.com/Cust12345/Remote/Services88/", "hush", undefined])(
    "is refused with an address where tickets do not go: %s",
    async (address) => {
      const login = await serveLogin(() => ({
        token: signedToken(claimsWith(TICKET, { [`${CLAIM}netserver_url`]: address })),
      }));
      const session = await logInSystemUser(PartnerSystemUserServiceClient, user(login.url));
      const error = await failure(session.client(BatchClient).startBatchJob(START));
      expect(error).toEqual(
        new LoginError("the claim netserver_url must be an address with https; or set the option remote"),
      );
    },
  );

  it("has no effect on the address if it is refused", async () => {
    const [own, other] = [await serveInstallation(), await serveInstallation()];
    const at = (remote: string, claims: object = {}) =>
      signedToken(claimsWith(TICKET, { [`${CLAIM}netserver_url`]: remote, ...claims }));
    const tokens = [at(own.remote), at(other.remote, { [`${CLAIM}ctx`]: "Cust99999" })];
    const login = await serveLogin(() => ({ token: tokens.shift() ?? at(own.remote) }));
    const session = await logInSystemUser(PartnerSystemUserServiceClient, user(login.url));
    const batch = session.client(BatchClient);
    await expect(batch.startBatchJob(START)).rejects.toThrow("for another tenant");
    await failure(batch.startBatchJob(START));
    expect([own.log.length, other.log]).toEqual([2, []]);
  });

  it("is verified with one key, a set of keys, or what finds a key", async () => {
    const jwk = SUPEROFFICE.publicKey.export({ format: "jwk" });
    const token = signedToken(claimsWith(TICKET));
    for (const keys of [
      SUPEROFFICE.publicKey,
      { ...jwk, alg: "RS256" },
      { keys: [jwk] },
      async () => SUPEROFFICE.publicKey,
    ])
      expect(claimNamed(await verifyWithJose(keys)(token), "ticket")).toBe(TICKET);
    const other = { keys: [STRANGER.publicKey.export({ format: "jwk" })] };
    await expect(verifyWithJose(other)(token)).rejects.toThrow(LoginError);
  });

  it("is refused if it never ends", async () => {
    const { exp: _, ...endless } = claimsWith(TICKET);
    await expect(verifyWithJose(SUPEROFFICE.publicKey)(signedToken(endless))).rejects.toThrow("(exp)");
  });

  it("has claims whose names are URIs of any kind", () => {
    for (const name of ["ticket", "http://a/b/ticket", "http://a/b#Ticket", "urn:a:ticket"])
      expect(claimNamed({ [name]: "x" }, "ticket")).toBe("x");
  });

  it("cannot be verified without keys, and the reason is kept", async () => {
    const reason = new TypeError("fetch failed");
    const verify = verifyWithJose(() => Promise.reject(reason))(signedToken(claimsWith(TICKET)));
    const error = await failure(verify);
    expect(error).toMatchObject({ message: "the token of the log-in service cannot be verified", cause: reason });
  });

  it("is verified by a function of one's own", async () => {
    const claims = { "urn:superoffice#TICKET": TICKET };
    const login = await serveLogin(() => ({ token: "anything" }));
    const verify = vi.fn(async () => claims);
    await logInSystemUser(PartnerSystemUserServiceClient, user(login.url, { verify, remote: "https://example.com" }));
    expect(verify).toHaveBeenCalledWith("anything");
  });
});

describe("a signature", () => {
  it("is over the token and the time in UTC", async () => {
    const signed = await signSystemToken("a.b", () => new Uint8Array([0, 255]), new Date("2026-12-31T23:59:59-01:00"));
    expect(signed).toBe("a.b.202701010059.AP8=");
  });

  it("needs a private key for RSA with SHA-256", async () => {
    for (const key of [await webKey("SHA-1"), await webKey("SHA-256", "verify")])
      await expect(signSystemToken("a", key)).rejects.toThrow(
        "the key must be a private one for RSASSA-PKCS1-v1_5 with SHA-256",
      );
  });

  it("is bytes", async () => {
    const untyped = (() => "AP8=") as unknown as () => Uint8Array;
    await expect(signSystemToken("a", untyped)).rejects.toThrow("must give the bytes of the signature");
  });
});
