import type { Contract } from "../../contract/contract.js";
import { findVersions } from "../../contract/find-versions.js";
import { type KnownService, UNKNOWN_SERVICE } from "../../profiles/known-service.js";
import type { ServiceOptions } from "../../profiles/profile.js";
import { profileOfPackage, type ServiceSettings, shownVersion } from "../../profiles/profiles.js";
import { InputError } from "../../source/errors.js";
import type { SchemaFiles, SourceText } from "../../source/source-text.js";
import { createWsdlLoader } from "../../wsdl/load-wsdl.js";
import { AllowedOrigins, type OriginOptions } from "./allow-origins.js";
import { CallDisturber, checkFailureRules, type Disturbances } from "./disturb-calls.js";
import { startServer } from "./http-server.js";
import { type LoadedEndpoint, loadPackage } from "./load-package.js";
import { findWsdl } from "./publish-documents.js";
import { createRouter } from "./route-requests.js";
import { type Call, serveEndpoint } from "./serve-endpoint.js";
import { servedPaths } from "./served-paths.js";

export interface MockOptions
  extends ServiceSettings,
    Partial<Pick<ServiceOptions, "now">>,
    Disturbances,
    OriginOptions {
  /** 0 is any free port. */
  readonly port: number;
  /** Called after each call. */
  readonly onCall?: ((call: Call) => void) | undefined;
}

/** A mock that runs. */
export interface RunningMock {
  /** The port that it listens on, on 127.0.0.1. */
  readonly port: number;
  /** The endpoints that it serves. */
  readonly endpoints: readonly ServedEndpoint[];
  /** Stops it. */
  close(): Promise<void>;
}

/** An endpoint that a mock serves. */
export interface ServedEndpoint {
  /** Empty if there is only one, which nobody needs to name. */
  readonly version: string;
  readonly name: string;
  /** Its address, for the option `url` of a client. */
  readonly url: string;
}

/** An endpoint before the port is known. */
interface PreparedEndpoint {
  readonly loaded: LoadedEndpoint;
  readonly path: string;
  readonly wsdl: SourceText;
}

/**
 * Serves the endpoints of some contracts on this machine, with their generated code.
 * @param schemas - the schemas of the contracts
 * @throws InputError if the port is not available, or if a failure rule is for something that is not served
 */
export async function startMock(
  contracts: readonly Contract[],
  schemas: SchemaFiles,
  options: MockOptions,
): Promise<RunningMock> {
  const { files } = schemas;
  const versions = findVersions(schemas);
  const load = createWsdlLoader(files);
  const { runtime, endpoints } = await loadPackage(contracts);
  const paths = servedPaths(endpoints);
  const prepared = endpoints.map((loaded): PreparedEndpoint => {
    const { contract, endpoint } = loaded;
    const portType = { namespace: endpoint.namespace, localName: endpoint.portType };
    const wsdl = findWsdl(portType, versions.get(contract.version) ?? [], load);
    return { loaded, path: paths.get(loaded) ?? "", wsdl };
  });
  checkPaths(prepared);
  checkFailureRules(
    options.failures ?? [],
    endpoints.map(({ endpoint }) => endpoint),
  );
  const disturber = new CallDisturber(options);
  const origins = new AllowedOrigins(options);
  const server = await startServer({ port: options.port, origins }, (port) => {
    const origin = originOf(port);
    const service = serviceOf(contracts, { ...options, now: options.now ?? Date.now, origin });
    const routed = prepared.map(({ loaded, path, wsdl }) => {
      const handle = serveEndpoint(loaded, { runtime, service, disturber });
      return { ...loaded, url: origin + path, path, wsdl, handle };
    });
    return createRouter(routed, { files, service, onCall: options.onCall });
  });
  return {
    ...server,
    endpoints: prepared.map(({ loaded: { contract, endpoint }, path }) => {
      return { version: shownVersion(contract), name: endpoint.name, url: originOf(server.port) + path };
    }),
  };
}

/** The known behaviour of the service. */
function serviceOf(contracts: readonly Contract[], options: ServiceOptions & ServiceSettings): KnownService {
  return profileOfPackage(contracts)?.createService(options) ?? UNKNOWN_SERVICE;
}

function checkPaths(endpoints: readonly PreparedEndpoint[]): void {
  const owners = new Map<string, PreparedEndpoint>();
  for (const endpoint of endpoints) {
    const other = owners.get(endpoint.path.toLowerCase());
    owners.set(endpoint.path.toLowerCase(), endpoint);
    if (other === undefined) continue;
    const [first, second] = [other, endpoint].map(
      ({ loaded }) => `${loaded.endpoint.name} of ${loaded.contract.version}`,
    );
    throw new InputError(`${first} and ${second} would both be served at ${endpoint.path}; select one`);
  }
}

function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
