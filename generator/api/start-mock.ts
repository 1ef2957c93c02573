import { readPublicKey } from "../files/read-public-key.js";
import type { ServiceSettings } from "../profiles/profiles.js";
import type { CallFailure, Latency } from "../tools/mock/disturb-calls.js";
import type { Call } from "../tools/mock/serve-endpoint.js";
import { type RunningMock, startMock as serve } from "../tools/mock/start-mock.js";
import type { ContractOptions } from "./options.js";
import { readSettings } from "./settings.js";
import { compileSelected } from "./steps/compile-selected.js";
import { describeInput } from "./steps/read-input.js";

/** What is served, and how calls are disturbed. */
export interface MockOptions extends ContractOptions, Omit<ServiceSettings, "partnerKey"> {
  /** The port to listen on, on 127.0.0.1. Any free one if left out, so that tests can run side by side. */
  readonly port?: number | undefined;
  /** How long each call takes, in milliseconds; a range for random times. */
  readonly latency?: number | Latency | undefined;
  /** Which calls fail, how often and how. If several rules apply to a call, the first one decides. */
  readonly fail?: readonly MockFailure[] | undefined;
  /** The number from which random times and failures are made. The same one gives the same, in the order of the calls; 1 if left out. */
  readonly seed?: number | undefined;
  /** The origins of pages in browsers that may call the mock, in addition to those of this machine; `*` for all. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** The file of a public key in PEM, to verify the tokens that a partner signs. */
  readonly partnerKey?: string | undefined;
  /** Called after each call. */
  readonly onCall?: ((call: Call) => void) | undefined;
}

/** Which calls fail, how often, and how. */
export interface MockFailure {
  /** The name of an endpoint, or an endpoint and an operation with a dot between; all calls if left out. */
  readonly calls?: string | undefined;
  /** From 0, never, to 1, always; always if left out. */
  readonly chance?: number | undefined;
  /** A SOAP fault, a connection that is closed without an answer, or an HTTP status; a fault if left out. */
  readonly failure?: CallFailure | undefined;
}

/** A mock that runs, until `close` is called. */
export interface StartedMock extends RunningMock {
  /** The schemas, as the options or the configuration name them. */
  readonly schemas: string;
}

/**
 * Serves the endpoints on this machine until `close` is called. Each operation answers with typed sample values, and those of
 * a known service with its behaviour.
 *
 * @example
 * ```ts
 * const mock = await startMock({ sources: ["Orders.wsdl"] });
 * const orders = new OrdersClient({ url: mock.endpoints[0]?.url });
 * await mock.close();
 * ```
 *
 * @throws InputError, or one of its subclasses, if the options, the configuration or the schemas cannot be used, or the port is taken
 */
export async function startMock(options: MockOptions = {}): Promise<StartedMock> {
  const { port = 0, latency, fail = [], partnerKey: file } = options;
  const partnerKey = file === undefined ? undefined : readPublicKey(file);
  const settings = await readSettings({ ...options, originFlag: "--wsdl-origin" });
  const { contracts, schemas } = await compileSelected(settings);
  settings.show("emitting and loading the package");
  const { seed, allowedOrigins, taskStep, ticketLifetime, onCall } = options;
  const failures = fail.map(({ calls, chance = 1, failure = "fault" }) => ({ calls, chance, failure }));
  const range = typeof latency === "number" ? { min: latency, max: latency } : latency;
  const ofService = { taskStep, ticketLifetime, partnerKey };
  const served = { port, latency: range, failures, seed, allowedOrigins, ...ofService, onCall };
  return { ...(await serve(contracts, schemas, served)), schemas: describeInput(settings) };
}
