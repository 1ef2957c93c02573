import { afterAll, beforeAll } from "vitest";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { type MockProgram, type PeerProcess, startMock, startPeer } from "./children.js";
import { carry, type Peer, type Place } from "./peer.js";
import { memberOf, type WireValue } from "./wire-value.js";

/** A mock, a peer that has logged in to it, and our own client. */
export interface Setting extends Connection {
  readonly loginUrl: string;
  readonly own: BatchClient;
  /** Logs the peer in to another version. */
  readonly connect: (version: string) => Promise<Connection>;
}

/** A peer that has loaded the WSDL of both endpoints of a version and has logged in. */
export interface Connection {
  /** The response to the peer's login. */
  readonly login: WireValue;
  /** The headers that it sends after the login. */
  readonly headers: { readonly Credentials: { readonly Ticket: string } };
  /** Calls an operation of Batch, with other headers or another URL if given. */
  readonly call: (operation: string, request: WireValue, other?: OtherCall) => Promise<WireValue>;
}

export interface OtherCall {
  readonly headers?: WireValue;
  readonly url?: string;
}

/** Starts everything before the tests of a suite, and ends it after them. */
export function useSetting(peer: Peer, interpreter: string): () => Setting {
  let setting: Setting | undefined;
  const running: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const mock = await startMock();
    running.push(mock.stop);
    const connect = (version: string): Promise<Connection> =>
      logIn((endpoint) => {
        const wsdl = `${urlOf(mock, version, endpoint)}?wsdl`;
        const started = startPeer(interpreter, peer.script, wsdl, namespaceOf(version));
        running.push(started.end);
        return started;
      });
    setting = await prepare(mock, connect);
  });
  afterAll(async () => {
    // All are ended, even if one of them fails; the mock is last.
    const ends = await Promise.allSettled(running.reverse().map((end) => end()));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  });
  return () => {
    if (setting === undefined) throw new Error("the setting has not been started");
    return setting;
  };
}

async function prepare(mock: MockProgram, connect: Setting["connect"]): Promise<Setting> {
  const connection = await connect("Services88");
  const { headers } = connection;
  const url = urlOf(mock, "Services88", "Batch");
  return {
    ...connection,
    connect,
    loginUrl: urlOf(mock, "Services88", "SoPrincipal"),
    own: new BatchClient({ url, headers, forbiddenCharacters: "reference" }),
  };
}

async function logIn(start: (endpoint: string) => PeerProcess): Promise<Connection> {
  const login = await start("SoPrincipal").call({
    operation: "AuthenticateUsernamePassword",
    request: { UserName: "mock", Password: "mock" },
    headers: { ApplicationToken: "1234567-1234-9876" },
  });
  const Ticket = memberOf(login, "response", "Credentials", "Ticket");
  if (typeof Ticket !== "string") throw new Error(`no ticket in ${JSON.stringify(login)}`);
  const headers = { Credentials: { Ticket } };
  const batch = start("Batch");
  return { login, headers, call: (operation, request, other) => batch.call({ operation, request, headers, ...other }) };
}

function urlOf({ urls }: MockProgram, version: string, endpoint: string): string {
  const url = urls.get(`${version} ${endpoint}`);
  if (url === undefined) throw new Error(`mock does not serve ${endpoint} of ${version}`);
  return url;
}

function namespaceOf(version: string): string {
  return `http://www.superoffice.net/ws/crm/NetServer/${version}`;
}

/** The mock's headers for a call that succeeds. */
const SUCCESS = { ExceptionInfo: null, ExtraInfo: null, Succeeded: true, TimeZone: null };

/** The response that the peer must print: the wanted one, without what its library cannot carry. */
export function answerOf({ facts }: Peer, response: WireValue, headers: WireValue = SUCCESS): WireValue {
  return { response: carry(facts, "body read", response), headers: carry(facts, "headers read", headers) };
}

/** What must arrive at the server. */
export function arrivalOf({ facts }: Peer, place: Extract<Place, `${string} sent`>, value: WireValue): WireValue {
  return carry(facts, place, value);
}
