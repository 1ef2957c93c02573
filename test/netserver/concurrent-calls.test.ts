import { expect, it } from "vitest";
import { Session } from "../../generated/src/index.js";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { serveInstallation } from "../support/installation.js";

const START = { BatchTaskInfo: null };

/** A promise, and the function that ends it. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open: () => void = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

it("a call whose ticket of the store has expired gets the ticket that another call has renewed", async () => {
  const server = await serveInstallation();
  const store = { read: () => "7T:hush-ticket-old", write: () => {} };
  const renew = (): string => {
    server.log.push("renew");
    return server.issue();
  };
  const { passed, open } = gate();
  let answers = 0;
  // The fourth answer refuses the second call's ticket of the store. It comes after the first call has ended.
  const onResponse = async (): Promise<void> => {
    if (++answers === 4) await passed;
  };
  const session = Session.withTicket("7T:hush-ticket-older", { remote: server.remote, renew, store, onResponse });
  const calls = [1, 2].map(() => session.client(BatchClient).startBatchJob(START).finally(open));
  expect(await Promise.all(calls)).toMatchObject([{ Response: 1 }, { Response: 1 }]);
  expect(server.log.filter((line) => line === "renew")).toEqual(["renew"]);
});

it("a call that waits for a renewal is sent to the address that is valid after it", async () => {
  const [before, after] = [await serveInstallation(), await serveInstallation()];
  const [begun, finished] = [gate(), gate()];
  let { remote } = before;
  const renew = async (): Promise<string> => {
    begun.open();
    await finished.passed;
    remote = after.remote;
    return after.issue();
  };
  const session = Session.withTicket("7T:hush-ticket-0", { remote: () => remote, renew });
  const first = session.client(BatchClient).startBatchJob(START);
  await begun.passed;
  const second = session.client(BatchClient).startBatchJob(START);
  finished.open();
  await Promise.all([first, second]);
  expect(before.log).toEqual(["refused ticket 0"]);
  expect(after.log).toEqual(["call with ticket 1", "call with ticket 1"]);
});
