import { afterAll, beforeAll } from "vitest";
import type { Contract } from "../../../../generator/contract/contract.js";
import type { Call } from "../../../../generator/tools/mock/serve-endpoint.js";
import { type MockOptions, type RunningMock, startMock } from "../../../../generator/tools/mock/start-mock.js";
import { schemasIn } from "../../../support/schema-files.js";

/** A mock of schemas/ for the tests of one file. */
export interface TestMock {
  /** The address of an endpoint. */
  url(version: string, endpoint: string): string;
  /** All calls so far. */
  readonly calls: readonly Call[];
}

export function useMock(contracts: readonly Contract[], options: Partial<MockOptions> = {}): TestMock {
  const calls: Call[] = [];
  let running: RunningMock | undefined;
  beforeAll(async () => {
    running = await startMock(contracts, schemasIn("schemas"), {
      ...options,
      port: 0,
      onCall: (call) => void calls.push(call),
    });
  });
  afterAll(() => running?.close());
  return {
    calls,
    url: (version, endpoint) => {
      const served = running?.endpoints.find(
        (candidate) => candidate.version === version && candidate.name === endpoint,
      );
      if (served === undefined) throw new Error(`the mock does not serve ${endpoint} of ${version}`);
      return served.url;
    },
  };
}
