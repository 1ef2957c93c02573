import { describe, expect, it } from "vitest";
import { NetServerError } from "../../../../generated/src/index.js";
import { BatchClient as BatchClient84 } from "../../../../generated/src/services84/batch.js";
import { BatchClient } from "../../../../generated/src/services88/batch.js";
import { contractOfVersion } from "../../../support/contracts.js";
import { useMock } from "../../tools/mock/start-test-mock.js";

/** What the mock's clock says, in milliseconds. */
let time = Date.parse("2026-07-01T12:00:00.5Z");
const { url } = useMock([contractOfVersion("Services84"), contractOfVersion("Services88")], { now: () => time });

function batch(): BatchClient {
  return new BatchClient({ url: url("Services88", "Batch"), headers: { Credentials: { Ticket: "7T:mock" } } });
}

describe("Batch", () => {
  it("keeps what a job was started with, and lets it get on with every second", async () => {
    const info = {
      Name: "Nightly",
      State: "New",
      AssociateId: 7,
      ParameterObject: { key: "a < b", none: null },
      Created: "2024-02-29T23:59:59.123+02:00",
      Description: "\t æøå 😀\r\n",
      Context: null,
      ProgressPercent: 3,
      FileName: "x.txt",
    } as const;
    const { Response: Id } = await batch().startBatchJob({ BatchTaskInfo: info });
    const lookAfter = async (milliseconds: number) => {
      time += milliseconds;
      return (await batch().getBatchTaskInfo({ Id })).Response;
    };
    const started = { ...info, Id, LastStarted: "2026-07-01T12:00:00", StartCount: 1 };
    expect([await lookAfter(0), await lookAfter(999)]).toEqual([started, started]);
    expect(await lookAfter(1)).toMatchObject({ State: "Aquired", ProgressPercent: 3 });
    expect(await lookAfter(1000)).toMatchObject({ State: "Started", ProgressPercent: 50 });
    const done = { State: "Succeeded", ProgressPercent: 100, Result: "Done by netserver-soapgen mock" };
    expect(await lookAfter(1000)).toMatchObject(done);
    expect(await lookAfter(3_600_000)).toMatchObject({ ...info, ...done });
  });

  it("numbers jobs in sequence", async () => {
    const [first, second] = [await start({}), await start({ Id: 1 })];
    expect(second).toBe(first + 1);
  });

  it("changes only State, Description, Response and Request; absent members stay", async () => {
    const Id = await start({ Name: "Before", Description: "before", Request: "before" });
    const changes = {
      Id,
      Name: "After",
      Result: "after",
      State: "Failed",
      Description: "after",
      Response: null,
    } as const;
    const { Response } = await batch().updateBatchTask({ BatchTaskInfo: changes });
    const want = { Name: "Before", State: "Failed", Description: "after", Response: null, Request: "before" };
    expect(Response).toMatchObject({ Id, ...want });
    expect(Response).not.toHaveProperty("Result");
    expect((await batch().getBatchTaskInfo({ Id })).Response).toEqual(Response);
    time += 3_600_000;
    expect((await batch().getBatchTaskInfo({ Id })).Response?.State).toBe("Failed");
  });

  it("lists a job in the state that it has come to, also by that of an update", async () => {
    const Id = await start({ Name: "moves on" });
    const listed = async (State: "New" | "Aquired" | "Started") =>
      ids(await batch().getBatchTaskInfosByNameAndState({ Name: "moves on", State }));
    time += 1000;
    expect([await listed("New"), await listed("Aquired")]).toEqual([[], [Id]]);
    const { Response } = await batch().updateBatchTask({ BatchTaskInfo: { Id, Description: "after" } });
    expect(Response?.State).toBe("Aquired");
    time += 999;
    expect(await listed("Started")).toEqual([]);
    time += 1;
    expect(await listed("Started")).toEqual([Id]);
  });

  it("lists by name, associates and state", async () => {
    const [a, b, c] = [
      await start({ Name: "list A", AssociateId: 901, State: "Started" }),
      await start({ Name: "list A", AssociateId: 902, State: "Failed" }),
      await start({ Name: "list B", AssociateId: 902, State: "Started" }),
    ];
    const client = batch();
    const both = { AssociateIds: [901, 902] };
    expect(ids(await client.getBatchTaskInfosByAssociates(both))).toEqual([a, b, c]);
    expect(ids(await client.getBatchTaskInfosByAssociates({ AssociateIds: [] }))).toEqual([]);
    expect(ids(await client.getBatchTaskInfosByAssociatesAndState({ ...both, State: "Started" }))).toEqual([a, c]);
    expect(ids(await client.getBatchTaskInfosByAssociatesAndState({ ...both, State: "All" }))).toEqual([a, b, c]);
    expect(ids(await client.getBatchTaskInfosByNameAndAssociates({ AssociateIds: [902], Name: "list A" }))).toEqual([
      b,
    ]);
    expect(ids(await client.getBatchTaskInfosByNameAndState({ Name: "list A", State: "Started" }))).toEqual([a]);
    const started = ids(await client.getBatchTaskInfosByState({ State: "Started" }));
    expect([a, b, c].map((id) => started.includes(id))).toEqual([true, false, true]);
  });

  it("stops a running task, once", async () => {
    const Id = await start({ State: "Started" });
    expect((await batch().stopBatchJob({ Id })).Response).toBe(true);
    expect((await batch().stopBatchJob({ Id })).Response).toBe(false);
    expect((await batch().getBatchTaskInfo({ Id })).Response?.State).toBe("Failed");
  });

  it("deletes one or several tasks, or none if one of them is unknown", async () => {
    const [a, b, c] = [await start({}), await start({}), await start({})];
    await batch().deleteBatchTask({ BatchTaskId: a });
    await expect(batch().getBatchTaskInfo({ Id: a })).rejects.toThrow(NetServerError);
    await expect(batch().deleteBatchTasks({ BatchTaskIds: [b, a] })).rejects.toThrow(NetServerError);
    expect((await batch().getBatchTaskInfo({ Id: b })).Response?.Id).toBe(b);
    await batch().deleteBatchTasks({ BatchTaskIds: [b, c] });
    await expect(batch().getBatchTaskInfo({ Id: b })).rejects.toThrow(NetServerError);
  });

  it("keeps the tasks of each version apart", async () => {
    const headers = { Credentials: { Ticket: "7T:mock" } };
    const client = new BatchClient84({ url: url("Services84", "Batch"), headers });
    await start({});
    expect((await client.startBatchJob({ BatchTaskInfo: { Name: "old" } })).Response).toBe(1);
    expect((await client.getBatchTaskInfosByState({ State: "All" })).Response).toHaveLength(1);
  });
});

describe("the operations of today", () => {
  it("list by name the tasks of all, or of the system, which belong to nobody", async () => {
    const name = "of today";
    const [a, b, c] = [
      await start({ Name: name, AssociateId: 7 }),
      await start({ Name: name, State: "Failed" }),
      await start({ Name: name, State: "Succeeded", AssociateId: 0 }),
    ];
    await start({ Name: "another" });
    const client = batch();
    const named = { TaskName: name };
    expect(ids(await client.getAllBatchTaskInfosByName(named))).toEqual([a, b, c]);
    expect(ids(await client.getAllBatchTaskInfosByNameAndState({ ...named, State: "Failed" }))).toEqual([b]);
    expect(ids(await client.getAllBatchTaskInfosByNameAndState({ ...named, State: "All" }))).toEqual([a, b, c]);
    expect(ids(await client.getSystemBatchTaskInfosByName(named))).toEqual([b, c]);
    expect(ids(await client.getSystemBatchTaskInfosByNameAndState({ ...named, State: "Succeeded" }))).toEqual([c]);
    expect(ids(await client.getAllBatchTaskInfosByName({ TaskName: null }))).not.toContain(a);
  });
});

async function start(info: NonNullable<Parameters<BatchClient["startBatchJob"]>[0]["BatchTaskInfo"]>): Promise<number> {
  const { Response } = await batch().startBatchJob({ BatchTaskInfo: info });
  if (Response === undefined) throw new Error("no id");
  return Response;
}

function ids({ Response }: { Response?: ({ Id?: number | undefined } | null)[] | null | undefined }): unknown[] {
  return (Response ?? []).map((info) => info?.Id);
}
