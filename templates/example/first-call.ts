// Logs in, starts a job, waits for its end, and prints its result.
import { setTimeout } from "node:timers/promises";
import { Session } from "netserver-soap";
import type { BatchTaskState } from "netserver-soap/services88";
import { BatchClient } from "netserver-soap/services88/batch";
import { SoPrincipalClient } from "netserver-soap/services88/so-principal";

const {
  NETSERVER_REMOTE: remote = "http://127.0.0.1:8086/Remote",
  NETSERVER_USER: userName = "mock",
  NETSERVER_PASSWORD: password = "mock",
  POLLING_INTERVAL = "1000",
} = process.env;

const session = await Session.logIn(SoPrincipalClient, {
  remote,
  credentials: { userName, password },
  timeout: 30_000,
});
const batch = session.client(BatchClient);

const { Response: id } = await batch.startBatchJob({
  BatchTaskInfo: { Name: "Nightly", State: "New", ParameterObject: { retries: "3" } },
});
console.log(`started: task ${id}`);

const ENDED: ReadonlySet<BatchTaskState | undefined> = new Set([
  "Succeeded",
  "Failed",
  "SucceededManualCleanup",
] as const);

let { Response: task } = await batch.getBatchTaskInfo({ Id: id });
while (task && !ENDED.has(task.State)) {
  await setTimeout(Number(POLLING_INTERVAL));
  ({ Response: task } = await batch.getBatchTaskInfo({ Id: id }));
}
console.log(`${task?.State}: ${task?.Result}`);
