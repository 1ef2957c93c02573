import { describe, expect, it, onTestFinished } from "vitest";
import { HttpError, SoapFault } from "../../../../generated/src/index.js";
import { BatchClient } from "../../../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../../../generated/src/services88/so-principal.js";
import type { Disturbances, FailureRule } from "../../../../generator/tools/mock/disturb-calls.js";
import type { Call } from "../../../../generator/tools/mock/serve-endpoint.js";
import { startMock } from "../../../../generator/tools/mock/start-mock.js";
import { contractOfVersion } from "../../../support/contracts.js";
import { schemasIn } from "../../../support/schema-files.js";

interface Disturbed {
  readonly batch: BatchClient;
  readonly principal: SoPrincipalClient;
  readonly calls: readonly Call[];
}

async function start(disturbances: Disturbances): Promise<Disturbed> {
  const calls: Call[] = [];
  const onCall = (call: Call) => void calls.push(call);
  const mock = await startMock([contractOfVersion("Services88")], schemasIn("schemas"), {
    port: 0,
    onCall,
    ...disturbances,
  });
  onTestFinished(() => mock.close());
  const urlOf = (name: string) => mock.endpoints.find((endpoint) => endpoint.name === name)?.url ?? "";
  const batch = new BatchClient({ url: urlOf("Batch"), headers: { Credentials: { Ticket: "7T:mock" } } });
  return { batch, principal: new SoPrincipalClient({ url: urlOf("SoPrincipal") }), calls };
}

function rule(failure: FailureRule["failure"], calls?: string, chance = 1): FailureRule {
  return { calls, chance, failure };
}

/** Which of so many calls fail, as digits. */
async function pattern(count: number, call: () => Promise<unknown>): Promise<string> {
  let digits = "";
  for (let done = 0; done < count; done++)
    digits += await call().then(
      () => "0",
      () => "1",
    );
  return digits;
}

describe("calls that are to fail", () => {
  it("end with a fault, a closed connection or a status, and are not carried out; each is told", async () => {
    const { batch, principal, calls } = await start({
      failures: [rule("fault", "Batch.StartBatchJob"), rule(503, "Batch.StopBatchJob"), rule("reset", "SoPrincipal")],
    });
    const started = await batch.startBatchJob({ BatchTaskInfo: {} }).catch((error: unknown) => error);
    expect(started).toBeInstanceOf(SoapFault);
    expect(started).toMatchObject({ message: expect.stringContaining("made to fail") });
    const stopped = await batch.stopBatchJob({ Id: 1 }).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(HttpError);
    expect(stopped).toMatchObject({ status: 503 });
    expect(stopped instanceof HttpError && stopped.httpHeaders.get("Retry-After")).toBe("1");
    await expect(principal.getSystemInfo()).rejects.toThrow("fetch failed");
    expect((await batch.getBatchTaskInfosByState({ State: "All" })).Response).toEqual([]);
    expect(calls.map(({ operation, outcome }) => `${operation}: ${outcome}`)).toEqual([
      "StartBatchJob: made to fail, fault",
      "StopBatchJob: made to fail, HTTP 503",
      "GetSystemInfo: made to fail, connection closed",
      "GetBatchTaskInfosByState: ok",
    ]);
  });

  it("are chosen by the first rule that strikes", async () => {
    const { batch } = await start({ failures: [rule(500, "Batch", 0), rule(502, "Batch.StopBatchJob"), rule(503)] });
    await expect(batch.stopBatchJob({ Id: 1 })).rejects.toMatchObject({ status: 502 });
    await expect(batch.getBatchTaskInfo({ Id: 1 })).rejects.toMatchObject({ status: 503 });
  });

  it("are the same for the same seed, others for another one, whatever is called between", async () => {
    const failures = [rule(503, "Batch", 0.5), rule(503, "SoPrincipal", 0.5)];
    const [first, again, other] = await Promise.all(
      [7, 7, 8].map(async (seed, index) => {
        const { batch, principal } = await start({ failures, seed });
        return pattern(20, async () => {
          if (index === 1) await batch.getBatchTaskInfosByState({ State: "All" }).catch(() => undefined);
          return principal.getSystemInfo();
        });
      }),
    );
    expect(first).toMatch(/^(?=.*0)(?=.*1)/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("must be served", async () => {
    const names = "there are Batch, SoPrincipal";
    await expect(start({ failures: [rule(503, "Bacth")] })).rejects.toThrow(
      `--fail "Bacth": nothing of this name is served; ${names}`,
    );
    await expect(start({ failures: [rule(503, "Batch.Get")] })).rejects.toThrow(
      '--fail "Batch.Get": nothing of this name is served; Batch has no such operation',
    );
  });
});

describe("calls that are to take long", () => {
  it("wait within the range, as the seed says", async () => {
    const waitsOf = async (seed: number): Promise<number[]> => {
      const waits: number[] = [];
      const { batch } = await start({ latency: { min: 100, max: 103 }, seed, wait: async (ms) => void waits.push(ms) });
      await pattern(40, () => batch.getBatchTaskInfosByState({ State: "All" }));
      return waits;
    };
    const [first, again, other] = [await waitsOf(3), await waitsOf(3), await waitsOf(4)];
    expect([...new Set(first)].sort()).toEqual([100, 101, 102, 103]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("wait before they are carried out", async () => {
    let release = (): void => undefined;
    let begun = (_: number): void => undefined;
    const waiting = new Promise<number>((resolve) => {
      begun = resolve;
    });
    const wait = (milliseconds: number): Promise<void> => {
      begun(milliseconds);
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    const { batch, calls } = await start({ latency: { min: 200, max: 200 }, wait });
    const call = batch.getBatchTaskInfosByState({ State: "All" });
    expect([await waiting, calls]).toEqual([200, []]);
    release();
    expect((await call).Response).toEqual([]);
    expect(calls).toHaveLength(1);
  });
});
