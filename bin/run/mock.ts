import { type MockOptions as Options, type StartedMock, startMock } from "../../generator/api/start-mock.js";
import { counted } from "../../generator/source/counted.js";
import type { Call } from "../../generator/tools/mock/serve-endpoint.js";
import type { RunningMock } from "../../generator/tools/mock/start-mock.js";
import { printNote } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJsonLine, printLine } from "../terminal/print.js";
import { withProgress } from "../terminal/progress.js";
import { untilStopped } from "../terminal/signals.js";

export interface MockOptions extends Options {
  readonly json?: boolean;
}

/** Serves the endpoints until the process is told to stop. */
export async function mock(options: MockOptions): Promise<number> {
  // This comes first, so that Ctrl-C during the start leaves nothing behind either.
  const stopped = untilStopped();
  const onCall = options.json ? printJsonLine : printCall;
  const running = await withProgress((onProgress) => startMock({ ...options, onCall, onProgress }));
  printServed(running, options);
  await stopped;
  await running.close();
  return EXIT.done;
}

function printServed(running: StartedMock, options: MockOptions): void {
  const { endpoints, port } = running;
  if (options.json) {
    printJsonLine({ port, endpoints: endpoints.map(({ version, name, url }) => ({ version, name, url })) });
    return;
  }
  printLine(`${running.schemas}: ${counted(endpoints.length, "endpoint")}, served until Ctrl-C`);
  printEndpoints(running);
  printLine(`What is served, and how to call it: http://127.0.0.1:${port}/`);
}

function printEndpoints({ endpoints }: RunningMock): void {
  const width = Math.max(...endpoints.map(({ version, name }) => label(version, name).length));
  for (const { version, name, url } of endpoints) printLine(`${label(version, name).padEnd(width)}  ${url}`);
}

function printCall({ version, endpoint, operation = "(no operation of it)", outcome }: Call): void {
  printNote(`${label(version, endpoint)} ${operation}: ${outcome}`);
}

/** The name of an endpoint, after that of its version if it has one. */
function label(version: string, endpoint: string): string {
  return version === "" ? endpoint : `${version} ${endpoint}`;
}
