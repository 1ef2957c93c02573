import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Signal } from "../../templates/runtime/platform.js";
import { withTimeout } from "../../templates/runtime/timeout.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ["well", () => Promise.resolve()],
  ["badly", () => Promise.reject(new Error("no"))],
])("what has ended %s leaves no timer and does not listen any more", async (_, end) => {
  const controller = new AbortController();
  let own: Signal | undefined;
  const run = (signal: Signal | undefined): Promise<void> => {
    own = signal;
    return end();
  };
  await withTimeout(1000, controller.signal, run).catch(() => {});
  expect(vi.getTimerCount()).toBe(0);
  controller.abort();
  expect(own?.aborted).toBe(false);
});

it("one signal ends all that listen to it", async () => {
  const controller = new AbortController();
  const untilAborted = (signal: Signal | undefined): Promise<never> =>
    new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("the platform's own"))));
  const runs = Array.from({ length: 20 }, () => withTimeout(1000, controller.signal, untilAborted));
  const reason = new Error("enough");
  controller.abort(reason);
  for (const result of await Promise.allSettled(runs)) expect(result).toEqual({ status: "rejected", reason });
});

it("the given signal is passed on as it is where there is no timeout", async () => {
  const { signal } = new AbortController();
  expect(await withTimeout(undefined, signal, async (passed) => passed)).toBe(signal);
  expect(await withTimeout(undefined, undefined, async (passed) => passed)).toBe(undefined);
});
