import { describe, expect, it } from "vitest";
import { NetServerError } from "../../../../generated/src/index.js";
import { BatchClient as BatchClient84 } from "../../../../generated/src/services84/batch.js";
import { BatchClient } from "../../../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../../../generated/src/services88/so-principal.js";
import { contractOfVersion } from "../../../support/contracts.js";
import { useMock } from "../../tools/mock/start-test-mock.js";

const HOUR = 60 * 60 * 1000;

let time = 0;
const { url } = useMock([contractOfVersion("Services84"), contractOfVersion("Services88")], { now: () => time });

function batch(ticket: string): BatchClient {
  return new BatchClient({ url: url("Services88", "Batch"), headers: { Credentials: { Ticket: ticket } } });
}

/** The mock's answer to a ticket: `ok`, or the reason for a refusal. */
async function answerTo(ticket: string, client: Pick<BatchClient, "getBatchTaskInfosByState"> = batch(ticket)) {
  return client.getBatchTaskInfosByState({ State: "All" }).then(
    () => "ok",
    (error: unknown) => (error instanceof NetServerError ? `${error.exceptionType}: ${error.message}` : error),
  );
}

async function logIn(): Promise<string> {
  const principal = new SoPrincipalClient({ url: url("Services88", "SoPrincipal") });
  const { Credentials } = await principal.authenticateUsernamePassword({ UserName: "mock", Password: "mock" });
  return Credentials?.Ticket ?? "";
}

const EXPIRED = "SuperOffice.Exceptions.SoSessionException: The ticket has expired.";
const UNKNOWN = "SuperOffice.Exceptions.SoSessionException: The ticket is missing or not valid.";

describe("a ticket", () => {
  it("is valid for six hours after each use; then a login returns a new one", async () => {
    const first = await logIn();
    time += 6 * HOUR - 1;
    expect(await answerTo(first)).toBe("ok");
    time += 6 * HOUR - 1;
    expect([await answerTo(first), await logIn()]).toEqual(["ok", first]);
    time += 6 * HOUR;
    expect(await answerTo(first)).toBe(EXPIRED);
    const second = await logIn();
    expect([first, second]).toEqual(["7T:mock", "7T:mock-2"]);
    expect([await answerTo(first), await answerTo(second)]).toEqual([EXPIRED, "ok"]);
  });

  it("can be always expired, or unknown", async () => {
    expect(await answerTo("7T:expired")).toBe(EXPIRED);
    for (const ticket of ["", "7T:mock-", "7T:mock-99", "mock "]) expect(await answerTo(ticket)).toBe(UNKNOWN);
  });

  it("may be an access token, since Services86", async () => {
    const headers = { Credentials: { Ticket: "mock" } };
    const client84 = new BatchClient84({ url: url("Services84", "Batch"), headers });
    expect(await answerTo("mock")).toBe("ok");
    expect(await answerTo("mock", client84)).toBe(UNKNOWN);
  });
});
