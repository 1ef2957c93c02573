import { createSign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { LoginError, Session, type SessionOptions } from "../../generated/src/index.js";
import { PartnerSystemUserServiceClient } from "../../generated/src/login/partner-system-user-service.js";
import { verifyWithJose } from "../../generated/src/netserver/jose/index.js";
import { logInSystemUser } from "../../generated/src/netserver/system-user/index.js";
import { followTenant, readTenant } from "../../generated/src/netserver/tenant/index.js";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../generated/src/services88/so-principal.js";
import { useMock } from "../generator/tools/mock/start-test-mock.js";
import { failure } from "../support/batch-client.js";
import { contractOfVersion } from "../support/contracts.js";
import { PARTNER, STRANGER } from "../support/login-service.js";

const HOURS = 60 * 60 * 1000;

let later = 0;
const mock = useMock([contractOfVersion("Services88"), contractOfVersion("Login")], {
  partnerKey: PARTNER.publicKey,
  now: () => Date.now() + later,
});

const login = (): string => mock.url("Login", "IPartnerSystemUserService");
const origin = (): string => new URL(login()).origin;
const remote = (): string => `${origin()}/Remote`;

/** Starts a job, and gives the state that it is in. */
async function runJob(session: Session): Promise<string | undefined> {
  const batch = session.client(BatchClient);
  const { Response: Id } = await batch.startBatchJob({ BatchTaskInfo: { Name: "Nightly" } });
  const { Response: task } = await batch.getBatchTaskInfo({ Id });
  return task?.State;
}

/** The same after the session has slept for longer than a ticket lives. */
async function runJobAfterSleep(session: Session): Promise<string | undefined> {
  later += 7 * HOURS;
  return runJob(session);
}

const PASSWORD = { userName: "mock", password: "mock" };

describe("the mock and a session agree on the login", () => {
  it("by name and password", async () => {
    const session = await Session.logIn(SoPrincipalClient, { remote: remote(), credentials: () => PASSWORD });
    expect(await runJob(session)).toBe("New");
    expect(await runJobAfterSleep(session)).toBe("New");
  });

  it("by an access token that is exchanged for a ticket, and by one in its place", async () => {
    const credentials = (): { accessToken: string } => ({ accessToken: "mock" });
    const session = await Session.logIn(SoPrincipalClient, { remote: remote(), credentials });
    expect(await runJob(session)).toBe("New");
    expect(await runJobAfterSleep(session)).toBe("New");
    const batch = Session.withAccessToken("mock", { remote: remote() }).client(BatchClient);
    expect(await batch.getBatchTaskInfosByState({ State: "All" })).toHaveProperty("$headers.Succeeded", true);
  });

  it("with a ticket, which is renewed", async () => {
    const options: SessionOptions = {
      remote: `${remote()}/Services88/`,
      renew: async () => {
        const principal = new SoPrincipalClient({ url: mock.url("Services88", "SoPrincipal") });
        const { Credentials } = await principal.authenticateImplicit();
        return Credentials?.Ticket ?? "";
      },
    };
    expect(await runJob(Session.withTicket("7T:expired", options))).toBe("New");
    expect(await runJobAfterSleep(Session.withTicket("7T:expired", options))).toBe("New");
  });

  it("of a system user, at the tenant that the token names", async () => {
    const keys: object = Object(await (await fetch(`${origin()}/login/.well-known/jwks`)).json());
    const options = {
      login: login(),
      applicationToken: "application",
      contextIdentifier: "Cust12345",
      systemUserToken: "application-token",
      sign: (text: string) => createSign("RSA-SHA256").update(text).sign(PARTNER.privateKey),
      verify: verifyWithJose(keys, { issuer: "SuperOffice AS", clockTolerance: 24 * 3600 }),
    };
    later = 0;
    const session = await logInSystemUser(PartnerSystemUserServiceClient, options);
    expect(await runJob(session)).toBe("New");
    const sign = (text: string) => createSign("RSA-SHA256").update(text).sign(STRANGER.privateKey);
    const refused = await failure(logInSystemUser(PartnerSystemUserServiceClient, { ...options, sign }));
    expect(refused).toEqual(
      new LoginError(
        "the log-in service has refused the system user: The signature in SignedSystemToken is not that of the partner.",
      ),
    );
  });
});

describe("the mock and a client agree on tenants", () => {
  it("and on their states", async () => {
    const environment = origin();
    const tenant = await readTenant({ environment, contextIdentifier: "Cust12345" });
    expect(tenant).toMatchObject({ endpoint: origin(), state: "Running", isRunning: true });
    expect(await readTenant({ environment, contextIdentifier: "Suspended" })).toMatchObject({ isRunning: false });
  });

  it("and on where they have moved to", async () => {
    const address = followTenant({
      environment: origin(),
      contextIdentifier: "Cust12345",
      remote: `${origin()}/moved/Remote`,
    });
    const session = await Session.logIn(SoPrincipalClient, { ...address, credentials: PASSWORD });
    expect(await runJob(session)).toBe("New");
  });
});
