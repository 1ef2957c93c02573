import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHILD_LIMIT } from "../../support/child-limit.js";
import { failOrLeaveOut } from "../../support/leave-out.js";
import { tempFolder } from "../../support/temp-folder.js";
import { type AskedChild, askLines, endOf, startChild } from "../children.js";

/** A program of a peer, and what it needs. */
export interface PeerProgram {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Whether a library is there. If not, its tests are left out by its name; with REQUIRE_PEERS=1 that is a failure. */
export function isInstalled({ name, probe }: { readonly name: string; readonly probe: PeerProgram }): boolean {
  if (spawnSync(probe.program, probe.args, { stdio: "ignore", timeout: CHILD_LIMIT }).status === 0) return true;
  const lack = { missing: `${name} is not there`, requiredBy: "REQUIRE_PEERS" };
  failOrLeaveOut(`${name} is installed`, lack, `left out, as it is not installed: ${name}`);
  return false;
}

export interface PeerServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a server, which prints its URL. */
export async function startPeerServer({ program, args, env }: PeerProgram): Promise<PeerServer> {
  const child = startChild(program, args, env);
  const ended = endOf(child, program);
  const url = new Promise<string>((found) => {
    let printed = "";
    const listen = (chunk: unknown): void => {
      printed += String(chunk);
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/?(?=[\s)])/.exec(printed) ?? [];
      if (address !== undefined) found(address);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
  });
  const early = ended.then(() => Promise.reject(new Error(`${program} has ended before it served`)));
  // It is killed at the end.
  early.catch(() => undefined);
  return {
    url: await Promise.race([url, early]),
    stop: async () => {
      child.kill("SIGKILL");
      await ended.catch(() => undefined);
    },
  };
}

export interface PeerCall {
  readonly operation: string;
  readonly arguments: readonly unknown[];
  readonly header?: string;
}

/** Its answers say what the peer has got. */
export type PeerClient = AskedChild<PeerCall, unknown>;

export function startPeerClient({ program, args, env }: PeerProgram): PeerClient {
  return askLines<PeerCall, unknown>(startChild(program, args, env), program);
}

/** Writes a WSDL to a file that is removed at the end of the test. */
export function wsdlFile(text: string): string {
  const file = join(tempFolder(), "echo.wsdl");
  writeFileSync(file, text);
  return file;
}
