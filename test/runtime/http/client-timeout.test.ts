import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withTimeout } from "../../../templates/runtime/http/timeout.js";
import type { Signal } from "../../../templates/runtime/platform/platform.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ["well", () => Promise.resolve()],
  ["badly", () => Promise.reject(new Error("no"))],
])("a call that has ended %s leaves no timer and no listener", async (_, end) => {
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

it("one signal ends all its listeners", async () => {
  const controller = new AbortController();
  const untilAborted = (signal: Signal | undefined): Promise<never> =>
    new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("the platform's own"))));
  const runs = Array.from({ length: 20 }, () => withTimeout(1000, controller.signal, untilAborted));
  const reason = new Error("enough");
  controller.abort(reason);
  for (const result of await Promise.allSettled(runs)) expect(result).toEqual({ status: "rejected", reason });
});

it("without a timeout, the given signal is passed on unchanged", async () => {
  const { signal } = new AbortController();
  expect(await withTimeout(undefined, signal, async (passed) => passed)).toBe(signal);
  expect(await withTimeout(undefined, undefined, async (passed) => passed)).toBe(undefined);
});

describe("a function that ignores its signal", () => {
  const deaf = (): Promise<never> => new Promise(() => {});

  it("is abandoned after the timeout", async () => {
    const call = withTimeout(1000, undefined, deaf);
    const ended = expect(call).rejects.toMatchObject({ name: "TimeoutError", message: "no whole answer in 1000 ms" });
    await vi.advanceTimersByTimeAsync(1000);
    await ended;
  });

  it.each([1000, undefined])("is abandoned when the signal fires (timeout %s)", async (timeout) => {
    const controller = new AbortController();
    const call = withTimeout(timeout, controller.signal, deaf);
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(vi.getTimerCount()).toBe(0);
  });
});

it("nothing is run if the signal has already fired", async () => {
  const run = vi.fn(async () => 1);
  await expect(withTimeout(undefined, AbortSignal.abort(new Error("before")), run)).rejects.toThrow("before");
  expect(run).not.toHaveBeenCalled();
});

it.each([Number.NaN, -5, "abc", "1000", null])("a timeout of %j is an error", async (timeout: unknown) => {
  await expect(withTimeout(timeout as number, undefined, async () => 1)).rejects.toThrow(
    new RangeError("the timeout must be a number of milliseconds, 0 or more"),
  );
});
