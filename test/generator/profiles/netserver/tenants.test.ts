import { describe, expect, it } from "vitest";
import { HttpError } from "../../../../generated/src/index.js";
import { BatchClient } from "../../../../generated/src/services88/batch.js";
import { contractOfVersion } from "../../../support/contracts.js";
import { useMock } from "../../tools/mock/start-test-mock.js";

const { url } = useMock([contractOfVersion("Services88")], { now: () => Date.parse("2026-07-01T12:00:00Z") });

function origin(): string {
  return new URL(url("Services88", "Batch")).origin;
}

async function stateOf(context: string): Promise<unknown> {
  return (await fetch(`${origin()}/api/state/${context}`)).json();
}

describe("a tenant", () => {
  it("is running, at the address of the mock", async () => {
    expect(await stateOf("Cust12345")).toEqual({
      ContextIdentifier: "Cust12345",
      Endpoint: origin(),
      State: "Running",
      IsRunning: true,
      ValidUntil: "2026-07-01T12:05:00.000Z",
      Api: `${origin()}/api`,
    });
  });

  it.each([
    ["OnlineMaintenance", "OnlineMaintenance", true],
    ["OfflineMaintenance", "OfflineMaintenance", false],
    ["Suspended", "Suspended", false],
    ["nobody", "Unknown", false],
    ["%3Cb%3E", "Unknown", false],
    ["%", "Unknown", false],
    ["constructor", "Unknown", false],
  ])("called %s is in the state %s", async (context, State, IsRunning) => {
    expect(await stateOf(context)).toMatchObject({ State, IsRunning });
  });

  it("that has moved is answered with 421 at its old host", async () => {
    const old = url("Services88", "Batch").replace("/Remote/", "/Moved/Remote/");
    const error = await new BatchClient({ url: old }).getBatchTaskInfo({ Id: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 421 });
    expect((await fetch(`${origin()}/Moved/api/state/Cust12345`)).status).toBe(421);
  });
});
