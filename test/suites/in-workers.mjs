import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/**
 * Distributes cases to as many workers as the machine can run at once.
 * @param script - beside this file; posts an object with the `id` of the case for each of its `workerData.cases`
 * @returns the posted objects, by the id of the case
 */
export async function inWorkers(script, cases, data) {
  const count = Math.min(availableParallelism(), cases.length);
  const hands = Array.from({ length: count }, (_, hand) => cases.filter((_, index) => index % count === hand));
  const posted = await Promise.all(hands.map((hand) => run(script, { ...data, cases: hand })));
  return new Map(posted.flat().map((outcome) => [outcome.id, outcome]));
}

function run(script, workerData) {
  const worker = new Worker(new URL(script, import.meta.url), { workerData });
  const posted = [];
  worker.on("message", (outcome) => posted.push(outcome));
  return new Promise((resolve, reject) => {
    worker.on("error", reject);
    worker.on("exit", () => resolve(posted));
  });
}
