import { describe, expect, it } from "vitest";
import { NetServerError } from "../../generated/src/index.js";
import { SoPrincipalClient } from "../../generated/src/services88/so-principal.js";
import type { BatchTaskInfo } from "../../generated/src/services88/types/batch-task-info.js";
import type { Peer } from "./peer.js";
import { answerOf, arrivalOf, type Setting } from "./setting.js";
import { CHANGES, FULL_TASK, SPARSE_TASK } from "./wanted.js";
import { memberOf, repeated, type WireValue, wireValue } from "./wire-value.js";

const TASKS = [
  { title: "every member set", task: FULL_TASK },
  { title: "members left out, nil and empty", task: SPARSE_TASK },
];

/** Calls that succeed. */
export function describeTasks(peer: Peer, setting: () => Setting): void {
  it("AuthenticateUsernamePassword returns the same as to our own client", async () => {
    const { login, loginUrl } = setting();
    const { $headers, ...own } = await new SoPrincipalClient({ url: loginUrl }).authenticateUsernamePassword({
      UserName: "mock",
      Password: "mock",
    });
    expect(login).toStrictEqual(answerOf(peer, wireValue(own), wireValue($headers)));
  });

  describe.each(TASKS)("a task with $title", ({ task }) => describeTask(peer, setting, task));
  describeNumbers(peer, setting);

  it.each(["Services84", "Services85", "Services86", "Services87"])(
    "logs in to %s and starts a job",
    async (version) => {
      const { call } = await setting().connect(version);
      expect(await call("StartBatchJob", { BatchTaskInfo: { Name: "of another version" } })).toStrictEqual(
        answerOf(peer, { Response: 1 }),
      );
    },
  );
}

function describeTask(peer: Peer, setting: () => Setting, task: BatchTaskInfo): void {
  it("arrives with StartBatchJob and comes back with GetBatchTaskInfo", async () => {
    const { call, own } = setting();
    const id = await start(setting(), peer, wireValue(task));
    const arrived = arrivalOf(peer, "body sent", wireValue({ ...task, Id: id }));
    expect(wireValue((await own.getBatchTaskInfo({ Id: id })).Response)).toStrictEqual(arrived);
    expect(await call("GetBatchTaskInfo", { Id: id })).toStrictEqual(answerOf(peer, { Response: arrived }));
  });

  it("comes back with GetBatchTaskInfo unchanged after our own client has sent it", async () => {
    const { call, own } = setting();
    const { Response: id = 0 } = await own.startBatchJob({ BatchTaskInfo: task });
    const sent = wireValue({ ...task, Id: id });
    expect(await call("GetBatchTaskInfo", { Id: id })).toStrictEqual(answerOf(peer, { Response: sent }));
  });

  it("is changed by UpdateBatchTask", async () => {
    const { call, own } = setting();
    const id = await start(setting(), peer, wireValue(task));
    const changed = wireValue({ ...task, ...CHANGES, Id: id });
    const arrived = arrivalOf(peer, "body sent", changed);
    const answer = await call("UpdateBatchTask", { BatchTaskInfo: changed });
    expect(answer).toStrictEqual(answerOf(peer, { Response: arrived }));
    expect(wireValue((await own.getBatchTaskInfo({ Id: id })).Response)).toStrictEqual(arrived);
  });
}

/** Arrays of numbers, whose items have another namespace. */
function describeNumbers(peer: Peer, setting: () => Setting): void {
  it("GetBatchTaskInfosByAssociatesAndState takes numbers and an enumeration, and returns a list", async () => {
    const { call, own } = setting();
    const listed: WireValue[] = [];
    for (const [index, task] of [FULL_TASK, SPARSE_TASK, SPARSE_TASK].entries()) {
      const BatchTaskInfo = { ...task, AssociateId: 31 + index };
      const { Response: id = 0 } = await own.startBatchJob({ BatchTaskInfo });
      listed.push(wireValue({ ...BatchTaskInfo, Id: id }));
    }
    const list = (AssociateIds: number[], State: string): Promise<WireValue> =>
      call("GetBatchTaskInfosByAssociatesAndState", wireValue({ AssociateIds, State }));
    const listOf = (tasks: WireValue[]): WireValue => answerOf(peer, { Response: repeated("BatchTaskInfo", tasks) });
    expect(await list([31, 32], "All")).toStrictEqual(listOf(listed.slice(0, 2)));
    expect(await list([31, 32, 33], "Unknown")).toStrictEqual(listOf(listed.slice(1)));
    expect(await list([], "All")).toStrictEqual(listOf([]));
  });

  it("DeleteBatchTasks takes numbers, and its response has no content", async () => {
    const { call, own } = setting();
    const { Response: id = 0 } = await own.startBatchJob({ BatchTaskInfo: {} });
    expect(await call("DeleteBatchTasks", wireValue({ BatchTaskIds: [id] }))).toStrictEqual(answerOf(peer, {}));
    await expect(own.getBatchTaskInfo({ Id: id })).rejects.toThrow(NetServerError);
  });
}

async function start({ call }: Setting, peer: Peer, BatchTaskInfo: WireValue): Promise<number> {
  const answer = await call("StartBatchJob", { BatchTaskInfo });
  const Response = memberOf(answer, "response", "Response");
  if (typeof Response !== "number") throw new Error(`no id in ${JSON.stringify(answer)}`);
  expect(answer).toStrictEqual(answerOf(peer, { Response }));
  return Response;
}
