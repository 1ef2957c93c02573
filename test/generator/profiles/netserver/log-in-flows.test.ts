import { createPublicKey, createVerify, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { LoginError, Session } from "../../../../generated/src/index.js";
import { PartnerSystemUserServiceClient } from "../../../../generated/src/login/partner-system-user-service.js";
import { logInSystemUser } from "../../../../generated/src/netserver/system-user/index.js";
import { followTenant, TenantError } from "../../../../generated/src/netserver/tenant/index.js";
import { SoPrincipalClient as SoPrincipalClient84 } from "../../../../generated/src/services84/so-principal.js";
import { BatchClient } from "../../../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../../../generated/src/services88/so-principal.js";
import { CONTRACTS } from "../../../support/contracts.js";
import { useMock } from "../../tools/mock/start-test-mock.js";

const PARTNER = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** How far the mock's clock is ahead of the tests'. */
let ahead = 0;
const { url, calls } = useMock([...CONTRACTS.values()], {
  now: () => Date.now() + ahead,
  ticketLifetime: 60_000,
  partnerKey: PARTNER.publicKey,
});

function origin(): string {
  return new URL(url("Services88", "Batch")).origin;
}

function remote(): string {
  return `${origin()}/Remote`;
}

/** Starts a job, and asks for it. @returns its name, from the answer */
async function useBatch(session: Pick<Session, "client">): Promise<string | null | undefined> {
  const batch = session.client(BatchClient);
  const { Response: Id } = await batch.startBatchJob({ BatchTaskInfo: { Name: "Nightly" } });
  return (await batch.getBatchTaskInfo({ Id })).Response?.Name;
}

/** The claims of a token, verified with the key that the mock publishes. */
async function verify(token: string): Promise<Record<string, unknown>> {
  const { keys } = JSON.parse(await (await fetch(`${origin()}/login/.well-known/jwks`)).text());
  const [text = "", claims = "", signature = ""] = [
    token.slice(0, token.lastIndexOf(".")),
    ...token.split(".").slice(1),
  ];
  const key = createPublicKey({ key: keys[0], format: "jwk" });
  if (!createVerify("RSA-SHA256").update(text).verify(key, signature, "base64url")) throw new Error("not verified");
  return JSON.parse(Buffer.from(claims, "base64url").toString());
}

describe("a session against the mock", () => {
  it("of a user name and a password, which is renewed when its ticket has expired", async () => {
    const credentials = () => ({ userName: "mock", password: "mock" });
    const session = await Session.logIn(SoPrincipalClient, { remote: remote(), credentials });
    expect(await useBatch(session)).toBe("Nightly");
    ahead += 60_000;
    const before = calls.length;
    expect(await useBatch(session)).toBe("Nightly");
    expect(calls.slice(before).map(({ operation, outcome }) => `${operation}: ${outcome}`)).toEqual([
      "StartBatchJob: failed, SuperOffice.Exceptions.SoSessionException",
      "AuthenticateUsernamePassword: ok",
      "StartBatchJob: ok",
      "GetBatchTaskInfo: ok",
    ]);
  });

  it("of an access token, as a ticket and to log in with", async () => {
    expect(await useBatch(Session.withAccessToken("mock", { remote: remote() }))).toBe("Nightly");
    const session = await Session.logIn(SoPrincipalClient, { remote: remote(), credentials: { accessToken: "mock" } });
    expect(await useBatch(session)).toBe("Nightly");
    const wrong = { remote: remote(), credentials: { userName: "mock", password: "wrong" } };
    await expect(Session.logIn(SoPrincipalClient84, wrong)).rejects.toThrow(LoginError);
  });

  it("of a ticket that has expired, which is renewed once for all of its clients", async () => {
    let renewals = 0;
    const renew = async (): Promise<string> => {
      renewals++;
      const client = new SoPrincipalClient({ url: url("Services88", "SoPrincipal") });
      return (await client.authenticateImplicit()).Credentials?.Ticket ?? "";
    };
    const session = Session.withTicket("7T:expired", { remote: remote(), renew });
    expect(await Promise.all([useBatch(session), useBatch(session)])).toEqual(["Nightly", "Nightly"]);
    expect(renewals).toBe(1);
  });

  it("of a system user, at the address that its token says", async () => {
    const session = await logInSystemUser(PartnerSystemUserServiceClient, {
      login: `${origin()}/login/services/PartnerSystemUserService.svc`,
      applicationToken: "an application",
      contextIdentifier: "Cust12345",
      systemUserToken: "Cust12345-abc",
      sign: (text) => sign("RSA-SHA256", Buffer.from(text), PARTNER.privateKey),
      verify,
    });
    expect(await useBatch(session)).toBe("Nightly");
  });

  it("of a tenant that has moved", async () => {
    const tenant = { environment: origin(), contextIdentifier: "Cust12345", isTrusted: () => true };
    // To a client, another name is another host.
    const old = `${origin().replace("127.0.0.1", "localhost")}/Moved/Remote`;
    const session = Session.withAccessToken("mock", followTenant({ ...tenant, remote: old }));
    expect(await useBatch(session)).toBe("Nightly");
    const offline = followTenant({ ...tenant, contextIdentifier: "OfflineMaintenance" });
    await expect(useBatch(Session.withAccessToken("mock", offline))).rejects.toThrow(TenantError);
  });
});
