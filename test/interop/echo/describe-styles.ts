import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { SoapVersion } from "../../../templates/runtime/soap/soap.js";
import { asOthers, casesIn, type EchoCase, inStyle } from "./cases.js";
import { echoWsdl } from "./echo-wsdl.js";
import { byTitle, expectEchoes, FAILED, HEADER } from "./expect-echoes.js";
import { echoing } from "./implement.js";
import { type LoadedService, loadService } from "./load-service.js";
import { isInstalled, type PeerCall, type PeerProgram, type PeerServer, startPeerClient } from "./peer-process.js";
import { STYLES, type Style } from "./shapes.js";
import { type Members, plain } from "./values.js";

/** A library for SOAP in another language. */
export interface StylePeer {
  readonly name: string;
  /** A program that succeeds if the library is installed. Without it the tests are left out; with REQUIRE_PEERS=1 that is a failure. */
  readonly probe: PeerProgram;
  /** Serves the echo service, if the library has a server. */
  readonly serve?: (bound: BoundService) => Promise<PeerServer>;
  /** The styles that it has; all if left out. */
  readonly styles?: readonly Style[];
  /** The styles in which it speaks SOAP 1.2 as well; none if left out. */
  readonly soap12?: readonly Style[];
  /** A program that calls the echo service at a URL. */
  readonly client?: (bound: BoundService, url: string) => PeerProgram;
  /** The namespace of the types, if not that of the second round. */
  readonly types?: string;
  /** What a client returns of a response, given the parts; if left out, what most return. */
  readonly result?: (style: Style, operation: string, parts: Members) => unknown;
  /** What the library does not know. */
  readonly lacks?: (style: Style, operation: string, title: string) => boolean;
  /** What our client gets of its failing operation, if it is not the declared fault. */
  readonly fault?: (soapVersion: SoapVersion) => object | undefined;
  /** What the library changes. */
  readonly changes?: (style: Style) => Changes;
}

/** The service in a style, bound to a version of SOAP. */
export interface BoundService {
  readonly style: Style;
  readonly soapVersion: SoapVersion;
  readonly wsdl: string;
}

/** By title of the case: what arrives instead of what was sent. */
export interface Changes {
  /** What our client gets of the peer's server. */
  readonly served?: Readonly<Record<string, unknown>>;
  /** What our handler gets of the peer's client. */
  readonly sent?: Readonly<Record<string, unknown>>;
  /** What the peer's client gets of our handler. */
  readonly read?: Readonly<Record<string, unknown>>;
}

/** A service, what is called of it, and the package that is generated for it. */
interface Bound extends BoundService {
  readonly cases: readonly EchoCase[];
  readonly service: () => LoadedService;
}

/** The tests of the echo service for a peer: our client and its server, its client and our handler, in every style. */
export function describeStyles(peer: StylePeer): void {
  if (!isInstalled(peer)) return;
  const later = (peer.soap12 ?? []).map((style) => ["1.2", style] as const);
  describe.each([...(peer.styles ?? STYLES).map((style) => ["1.1", style] as const), ...later])(
    `${peer.name}, SOAP %s, %s`,
    (soapVersion, style) => {
      const wsdl = echoWsdl(style, soapVersion, peer.types);
      const cases = casesIn(style).filter(({ operation, title }) => peer.lacks?.(style, operation, title) !== true);
      let loaded: LoadedService | undefined;
      beforeAll(async () => {
        loaded = await loadService({ "echo.wsdl": wsdl });
      });
      afterAll(() => loaded?.remove());
      const service = (): LoadedService => {
        if (loaded === undefined) throw new Error("the service has not been loaded");
        return loaded;
      };
      if (peer.serve !== undefined) describeServer(peer, peer.serve, { style, soapVersion, wsdl, cases, service });
      if (peer.client !== undefined) describeClient(peer, peer.client, { style, soapVersion, wsdl, cases, service });
    },
  );
}

function describeServer(
  { changes = () => ({}), fault = () => undefined }: StylePeer,
  serve: NonNullable<StylePeer["serve"]>,
  { cases, service, ...bound }: Bound,
): void {
  const { style } = bound;
  it("the server answers our client", async () => {
    const { url, stop } = await serve(bound);
    onTestFinished(stop);
    await expectEchoes(service(), {
      style,
      cases,
      url,
      changes: changes(style).served,
      fault: fault(bound.soapVersion),
    });
  });
}

function describeClient(
  { changes = () => ({}), result = resultOf }: StylePeer,
  client: NonNullable<StylePeer["client"]>,
  { cases, service, ...bound }: Bound,
): void {
  const { style } = bound;
  it("the client calls our handler", async () => {
    let arrived: unknown;
    const { serve, module } = service();
    const url = await serve(echoing(style, module.EchoFaultError, (request) => (arrived = request)));
    const { call, end } = startPeerClient(client(bound, url));
    const received: unknown[] = [];
    const answers: unknown[] = [];
    for (const { operation, request } of cases) {
      arrived = undefined;
      answers.push(await call(callOf(style, operation, request)));
      received.push(arrived);
    }
    const sent = cases.map(({ operation, request }) => inStyle(style, operation, request));
    expect(byTitle(cases, received)).toEqual({ ...byTitle(cases, sent), ...changes(style).sent });
    const read = cases.map(({ operation, response }) => ({
      response: result(style, operation, asOthers(style, operation, response)),
    }));
    const answered = {
      ...byTitle(cases, answers),
      header: await call({ ...callOf(style, "echoVoid", {}), header: HEADER }),
      fault: await call(callOf(style, "fail", { inputString: HEADER })),
    };
    expect(answered).toEqual({
      ...byTitle(cases, read),
      header: { response: result(style, "echoVoid", {}), header: HEADER },
      fault: { fault: { reason: "it has failed", detail: { EchoFault: FAILED } } },
      ...changes(style).read,
    });
    await end();
  });
}

/** A call as other libraries make it: in rpc style each part is an argument, in the wrapped style the wrapper is one. */
function callOf(style: Style, operation: string, request: Members): PeerCall {
  const parts = asOthers(style, operation, request);
  return { operation, arguments: (style === "wrapped" ? [parts] : Object.values(parts)).map(plain) };
}

/** In rpc style the only part is the result. */
function resultOf(style: Style, operation: string, parts: Members): unknown {
  if (style === "wrapped" || (style === "bare" && operation === "echoVoid")) return parts;
  const [only = null, second] = Object.values(parts);
  return second === undefined ? only : parts;
}
