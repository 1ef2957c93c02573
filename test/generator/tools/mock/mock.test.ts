import { describe, expect, it } from "vitest";
import { NetServerError, SoapFault, type WriterOptions } from "../../../../generated/src/index.js";
import { BatchClient, startBatchJob } from "../../../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../../../generated/src/services88/so-principal.js";
import { encodeMessage } from "../../../../templates/runtime/soap/envelope.js";
import { CONTRACTS } from "../../../support/contracts.js";
import { useMock } from "./start-test-mock.js";

const { url, calls } = useMock([...CONTRACTS.values()]);

function principal(): SoPrincipalClient {
  return new SoPrincipalClient({ url: url("Services88", "SoPrincipal") });
}

function batch(ticket = "7T:mock", options: WriterOptions = {}): BatchClient {
  const headers = { Credentials: { Ticket: ticket } };
  return new BatchClient({ ...options, url: url("Services88", "Batch"), headers });
}

describe("SoPrincipal", () => {
  it.each([
    [
      "user name and password",
      (client: SoPrincipalClient) => client.authenticateUsernamePassword({ UserName: "mock", Password: "mock" }),
    ],
    ["an access token", (client: SoPrincipalClient) => client.authenticateWithAccessToken({ AccessToken: "mock" })],
    [
      "names and values",
      (client: SoPrincipalClient) =>
        client.authenticateGeneric({ AuthenticationData: { UserName: "mock", Password: "mock" } }),
    ],
    [
      "an access token by name",
      (client: SoPrincipalClient) => client.authenticateGeneric({ AuthenticationData: { AccessToken: "mock" } }),
    ],
    ["the connection", (client: SoPrincipalClient) => client.authenticateImplicit()],
  ])("logs in by %s and returns the ticket", async (_, logIn) => {
    const { $headers, ...answer } = await logIn(principal());
    expect(answer).toMatchObject({
      AuthenticationSucceeded: true,
      Credentials: { Ticket: "7T:mock" },
      Response: { Associate: "mock", AssociateId: expect.any(Number) },
    });
    expect($headers).toEqual({ ExceptionInfo: null, ExtraInfo: null, Succeeded: true, TimeZone: null });
  });

  it.each([
    [
      "password",
      (client: SoPrincipalClient) => client.authenticateUsernamePassword({ UserName: "mock", Password: "wrong" }),
    ],
    [
      "user name",
      (client: SoPrincipalClient) => client.authenticateUsernamePassword({ UserName: "other", Password: "mock" }),
    ],
    ["access token", (client: SoPrincipalClient) => client.authenticateWithAccessToken({ AccessToken: null })],
    [
      "names and values",
      (client: SoPrincipalClient) => client.authenticateGeneric({ AuthenticationData: { UserName: "mock" } }),
    ],
    ["nothing", (client: SoPrincipalClient) => client.authenticateGeneric({ AuthenticationData: null })],
  ])("refuses a wrong %s, in a call that succeeds", async (_, logIn) => {
    const { $headers, ...answer } = await logIn(principal());
    expect(answer).toEqual({ Response: null, Credentials: null, AuthenticationSucceeded: false });
    expect($headers.Succeeded).toBe(true);
  });

  it("describes a system, without a ticket", async () => {
    const { SystemInfo } = await principal().getSystemInfo();
    expect(SystemInfo).toMatchObject({
      License: { SerialNr: expect.stringMatching(/^SerialNr \d+$/) },
      TableRight: { Mask: ["Select", "Update"] },
    });
  });
});

it("returns the time zone of the request, whether the call succeeds or fails", async () => {
  const TimeZone = { SoTimeZoneId: 7, SoTimeZoneLocationCode: "NO" };
  const headers = { Credentials: { Ticket: "7T:mock" }, TimeZone };
  const client = new BatchClient({ url: url("Services88", "Batch"), headers, throwIfNotSucceeded: false });
  const listed = await client.getBatchTaskInfosByState({ State: "Failed" });
  const unknown = await client.getBatchTaskInfo({ Id: -1 });
  expect([listed, unknown].map(({ $headers }) => [$headers.Succeeded, $headers.TimeZone])).toEqual([
    [true, TimeZone],
    [false, TimeZone],
  ]);
});

describe("errors have NetServer's form", () => {
  it.each([
    ["an unknown id", () => batch().getBatchTaskInfo({ Id: 9999 }), "System.ArgumentException"],
    ["no id", () => batch().stopBatchJob({}), "System.ArgumentException"],
    ["nil for a task", () => batch().updateBatchTask({ BatchTaskInfo: null }), "System.ArgumentNullException"],
    [
      "a wrong ticket",
      () => batch("7T:wrong").getBatchTaskInfo({ Id: 1 }),
      "SuperOffice.Exceptions.SoSessionException",
    ],
    [
      "an empty ticket",
      () => batch("").startBatchJob({ BatchTaskInfo: {} }),
      "SuperOffice.Exceptions.SoSessionException",
    ],
  ])("%s", async (_, call, exceptionType) => {
    const error = await call().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NetServerError);
    expect(error).toMatchObject({ exceptionType, source: "netserver-soapgen mock" });
  });

  it("with HTTP 200, Succeeded false and a nil Response", async () => {
    const statuses: number[] = [];
    const client = new BatchClient({
      url: url("Services88", "Batch"),
      throwIfNotSucceeded: false,
      onResponse: ({ status }) => void statuses.push(status),
    });
    const answer = await client.getBatchTaskInfo({ Id: 1 });
    expect(answer).toMatchObject({ Response: null, $headers: { Succeeded: false, TimeZone: null } });
    expect(await client.startBatchJob({ BatchTaskInfo: null })).not.toHaveProperty("Response");
    expect(statuses).toEqual([200, 200]);
  });

  it("with 415 for a request in another version of SOAP than the binding", async () => {
    const body = encodeMessage(startBatchJob.request, { body: {} }, "1.2");
    const type = `application/soap+xml; charset=utf-8; action="${startBatchJob.soapAction}"`;
    const answer = await fetch(url("Services88", "Batch"), { method: "POST", body, headers: { "Content-Type": type } });
    expect(answer.status).toBe(415);
  });

  it("with a fault if WCF cannot read the request", async () => {
    const text = encodeMessage(startBatchJob.request, { body: { BatchTaskInfo: { State: "New" } } });
    const fetchWith = (body: string) => async () => post(body, startBatchJob.soapAction);
    const client = (body: string) => new BatchClient({ url: url("Services88", "Batch"), fetch: fetchWith(body) });
    const send = (body: string) => client(body).startBatchJob({ BatchTaskInfo: null });
    await expect(send(text.replace(">New<", ">Newest<"))).rejects.toThrow(/^Client: the value of an enumeration/);
    await expect(send(text.replace("</s:Body>", ""))).rejects.toThrow(SoapFault);
    await expect(send(text.replace("<State>", "<Newer>x</Newer><State>"))).rejects.toThrow(NetServerError);
    await expect(send(text.replace("<State>", '<State newer="x">'))).rejects.toThrow(NetServerError);
  });
});

it("keeps characters that XML forbids, like WCF", async () => {
  const client = batch("7T:mock", { forbiddenCharacters: "reference" });
  const { Response } = await client.startBatchJob({ BatchTaskInfo: { Name: "a\x01b", Description: "\0\x1f\uffff" } });
  expect((await client.getBatchTaskInfo({ Id: Response ?? 0 })).Response).toMatchObject({
    Name: "a\x01b",
    Description: "\0\x1f\uffff",
  });
});

describe("each call is reported", () => {
  it("with version, endpoint, operation and outcome, and no value", async () => {
    const before = calls.length;
    await batch().getBatchTaskInfosByState({ State: "All" });
    await batch("secret")
      .stopBatchJob({ Id: 4711 })
      .catch(() => undefined);
    await principal().authenticateUsernamePassword({ UserName: "secret", Password: "secret" });
    await post("<no-envelope/>", startBatchJob.soapAction);
    await post("", "http://example.com/secret");
    expect((await post("", "", "text/html")).status).toBe(415);
    const [version, endpoint] = ["Services88", "Batch"];
    expect(calls.slice(before)).toEqual([
      { version, endpoint, operation: "GetBatchTaskInfosByState", outcome: "ok" },
      { version, endpoint, operation: "StopBatchJob", outcome: "failed, SuperOffice.Exceptions.SoSessionException" },
      { version, endpoint: "SoPrincipal", operation: "AuthenticateUsernamePassword", outcome: "ok" },
      { version, endpoint, operation: "StartBatchJob", outcome: "fault" },
      { version, endpoint, operation: undefined, outcome: "fault" },
      { version, endpoint, operation: undefined, outcome: "HTTP 415" },
    ]);
  });

  it("with its own outcome, even for calls at the same time", async () => {
    const before = calls.length;
    const tickets = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? "7T:mock" : "wrong"));
    await Promise.allSettled(tickets.map((ticket) => batch(ticket).getBatchTaskInfosByState({ State: "All" })));
    const outcomes = calls.slice(before).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome.startsWith("failed"))).toHaveLength(10);
  });
});

describe("HTTP", () => {
  it("refuses other methods, and bodies that are too large", async () => {
    const refused = await fetch(url("Services88", "Batch"), { method: "DELETE" });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    expect((await post("x".repeat(17 * 1024 * 1024), "")).status).toBe(413);
  });
});

function post(body: string, action: string, type = "text/xml; charset=utf-8"): Promise<Response> {
  return fetch(url("Services88", "Batch"), {
    method: "POST",
    headers: { "Content-Type": type, SOAPAction: `"${action}"` },
    body,
  });
}
