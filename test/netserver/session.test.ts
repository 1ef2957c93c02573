import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createHandler, type Handler, LoginError, Session } from "../../generated/src/index.js";
import {
  SoPrincipalClient as SoPrincipalClient84,
  soPrincipalEndpoint as soPrincipalEndpoint84,
} from "../../generated/src/services84/so-principal.js";
import { BatchClient, batchEndpoint } from "../../generated/src/services88/batch.js";
import { SoPrincipalClient, soPrincipalEndpoint } from "../../generated/src/services88/so-principal.js";

const REMOTE = "https://example.com/Cust12345/Remote";

/** Both endpoints of an installation, with the requests that they have received. */
function installation(): { handler: Handler; calls: unknown[] } {
  const calls: unknown[] = [];
  const answer = (accepted: boolean) => ({
    body: { AuthenticationSucceeded: accepted, Credentials: accepted ? { Ticket: "7T:issued" } : null },
  });
  const principal = createHandler(soPrincipalEndpoint, {
    authenticateUsernamePassword: (request, headers) => {
      calls.push(request, headers);
      return answer(request.Password === "right");
    },
    authenticateWithAccessToken: (request) => answer(request.AccessToken === "right"),
  });
  const batch = createHandler(batchEndpoint, {
    startBatchJob: (_request, headers) => {
      calls.push(headers);
      return { body: { Response: 1 } };
    },
  });
  const handler: Handler = (url, init) => {
    calls.push(url);
    return url === `${REMOTE}/Services88/Batch.svc` ? batch(url, init) : principal(url, init);
  };
  return { handler, calls };
}

describe("Session", () => {
  it("logs in with user name and password, keeps the ticket, and gives it to its clients", async () => {
    const { handler, calls } = installation();
    const session = await Session.logIn(SoPrincipalClient, {
      remote: `${REMOTE}/`,
      applicationToken: "app",
      credentials: { userName: "me", password: "right" },
      timeZone: { SoTimeZoneId: 5 },
      fetch: handler,
    });
    await session.client(BatchClient).startBatchJob({ BatchTaskInfo: null });
    expect(calls).toEqual([
      `${REMOTE}/Services88/SoPrincipal.svc`,
      { UserName: "me", Password: "right" },
      { ApplicationToken: "app" },
      `${REMOTE}/Services88/Batch.svc`,
      { ApplicationToken: "app", Credentials: { Ticket: "7T:issued" }, TimeZone: { SoTimeZoneId: 5 } },
    ]);
  });

  it("logs in with an access token", async () => {
    const { handler } = installation();
    const options = { remote: REMOTE, credentials: { accessToken: "right" }, fetch: handler };
    await expect(Session.logIn(SoPrincipalClient, options)).resolves.toBeInstanceOf(Session);
  });

  it("reports a refused login, and a version without access tokens", async () => {
    const { handler } = installation();
    const wrong = { remote: REMOTE, credentials: { userName: "me", password: "wrong" }, fetch: handler };
    await expect(Session.logIn(SoPrincipalClient, wrong)).rejects.toThrow(
      new LoginError("NetServer has refused the login"),
    );
    const token = { remote: REMOTE, credentials: { accessToken: "right" }, fetch: handler };
    // @ts-expect-error it is not in the types of Services84 either
    const login = Session.logIn(SoPrincipalClient84, token);
    await expect(login).rejects.toThrow(/access tokens: they come with Services86/);
    const { credentials, ...options } = token;
    // @ts-expect-error nor if a function gives it
    const asked = Session.logIn(SoPrincipalClient84, { ...options, credentials: () => credentials });
    await expect(asked).rejects.toThrow(/access tokens: they come with Services86/);
  });

  it("logs in with a password at a version without access tokens", async () => {
    const authenticateUsernamePassword = () => ({ body: { Credentials: { Ticket: "7T:issued" } } });
    const fetch = createHandler(soPrincipalEndpoint84, { authenticateUsernamePassword });
    const credentials = { userName: "me", password: "right" };
    const login = Session.logIn(SoPrincipalClient84, { remote: REMOTE, credentials, fetch });
    await expect(login).resolves.toBeInstanceOf(Session);
  });

  it.each<[string, object, RegExp]>([
    ["remote", { credentials: { accessToken: "a" } }, /^a session needs the option remote, as text/],
    ["credentials", { remote: REMOTE }, /^the credentials must have a userName and a password, or an accessToken$/],
  ])("reports a missing option: %s", async (_, options, message) => {
    const untyped: unknown = options;
    const login = Session.logIn(SoPrincipalClient, untyped as Parameters<typeof Session.logIn>[1]);
    await expect(login).rejects.toThrow(TypeError);
    await expect(login).rejects.toThrow(message);
  });

  it("looks at the values of credentials, not only at their keys", async () => {
    const { handler, calls } = installation();
    const both = { userName: undefined, accessToken: "right" } as unknown as { accessToken: string };
    const options = { remote: REMOTE, fetch: handler };
    await expect(Session.logIn(SoPrincipalClient, { ...options, credentials: both })).resolves.toBeInstanceOf(Session);
    calls.length = 0;
    const none = {} as { accessToken: string };
    await expect(Session.logIn(SoPrincipalClient, { ...options, credentials: none })).rejects.toThrow(TypeError);
    expect(calls).toEqual([]);
  });

  it("shows neither ticket nor password", async () => {
    const { handler } = installation();
    const session = await Session.logIn(SoPrincipalClient, {
      remote: REMOTE,
      credentials: { userName: "me", password: "right" },
      fetch: handler,
    });
    const shown = [session, session.client(BatchClient)].map(
      (value) => inspect(value, { depth: 9, showHidden: true }) + JSON.stringify(value),
    );
    expect(shown.join()).not.toMatch(/7T:issued|right/);
  });
});
