import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { PROGRAM } from "../support/program.js";
import type { WireValue } from "./wire-value.js";

/** How many milliseconds a child may run: the time for all tests of a peer. */
const LIFE_LIMIT = 100_000;

/** A call for a peer to make. Without a URL it goes to the address in the WSDL. */
export interface Call {
  readonly operation: string;
  readonly request: WireValue;
  readonly headers: WireValue;
  readonly url?: string;
}

/** Its answers say what the peer has received: `response` and `headers`, or a `fault`. */
export type PeerProcess = AskedChild<Call, WireValue>;

/** Starts a peer, which loads the WSDL before it makes its first call. */
export function startPeer(interpreter: string, script: string, wsdl: string, namespace: string): PeerProcess {
  return askLines<Call, WireValue>(startChild(interpreter, [peerScript(script), wsdl, namespace]), script);
}

/** The path of a script in peers/. */
export function peerScript(name: string): string {
  return resolve("test/interop/peers", name);
}

/** A child that reads a line of JSON for each question, and prints one for its answer. */
export interface AskedChild<Question, Answer> {
  readonly call: (question: Question) => Promise<Answer>;
  /** @throws Error if it has not ended well */
  readonly end: () => Promise<void>;
}

export function askLines<Question extends object, Answer>(
  child: ChildProcessWithoutNullStreams,
  name: string,
): AskedChild<Question, Answer> {
  const answers = linesOf(child.stdout);
  // If it has ended, waiting for its answer fails.
  child.stdin.on("error", () => undefined);
  const ended = endOf(child, name);
  return {
    call: async (question) => {
      child.stdin.write(`${asciiJson(question)}\n`);
      const { value: line, done } = await answers.next();
      if (done !== true) return JSON.parse(line);
      await ended;
      throw new Error(`${name} has ended before it answered`);
    },
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
}

export interface MockProgram {
  /** By version and name of the endpoint: `Services88 Batch`. */
  readonly urls: ReadonlyMap<string, string>;
  /** @throws Error if it has not ended well */
  readonly stop: () => Promise<void>;
}

/** Starts the built program like a user, with all of schemas/, on a free port. */
export async function startMock(): Promise<MockProgram> {
  const child = startChild(process.execPath, [PROGRAM, "mock", "--port", "0"]);
  const ended = endOf(child, "mock");
  const urls = await Promise.race([servedUrls(child.stdout), ended]);
  if (urls === undefined) throw new Error("mock has ended before it served");
  const stop = (): Promise<void> => {
    child.kill("SIGTERM");
    return ended;
  };
  return { urls, stop };
}

export function startChild(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(program, args, {
    // Peers use no proxy for this machine, and all have the same time zone.
    env: { ...process.env, NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1", TZ: "UTC", ...env },
    timeout: LIFE_LIMIT,
    killSignal: "SIGKILL",
  });
}

/** Fails with the child's output, unless the child succeeds. */
export function endOf(child: ChildProcessWithoutNullStreams, name: string): Promise<void> {
  let complaint = "";
  child.stderr.on("data", (chunk) => (complaint += String(chunk)));
  const ended = once(child, "close").then(([code, signal]) => {
    if (code !== 0) throw new Error(`${name} has ended with ${code ?? signal}: ${complaint}`);
  });
  // The rejection reaches those who wait for it. Until then it must not count as unhandled.
  ended.catch(() => undefined);
  return ended;
}

/** Resolves once all endpoints are served, and lets the child go on printing. */
function servedUrls(stdout: Readable): Promise<Map<string, string>> {
  return new Promise((served) => {
    let printed = "";
    stdout.on("data", (chunk) => {
      printed += String(chunk);
      const count = /^\S+: (\d+) endpoints, served/.exec(printed)?.[1];
      const urls = new Map(
        [...printed.matchAll(/^(\w+ \w+) +(http:\S+)\n/gm)].map(([, endpoint = "", url = ""]) => [endpoint, url]),
      );
      if (urls.size === Number(count)) served(urls);
    });
  });
}

/** Lines of JSON. Node's readline would also split them at U+2028, which JSON does not escape. */
async function* linesOf(stream: Readable): AsyncGenerator<string, undefined> {
  let rest = "";
  for await (const chunk of stream.setEncoding("utf8")) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  return undefined;
}

/** Peers read lines by the rules of their languages. In ASCII text, none of them sees further line ends or another encoding. */
function asciiJson(call: object): string {
  return JSON.stringify(call).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
