import type { Call } from "../../generator/tools/mock/serve-endpoint.js";
import { type RunningMock, startMock } from "../../generator/tools/mock/start-mock.js";
import { counted, EXIT, printable, printLine, withProgress } from "../terminal.js";
import { untilStopped } from "../until-stopped.js";
import { compileSelected, type SelectionOptions } from "./options.js";

export interface MockOptions extends SelectionOptions {
  readonly port: number;
}

/** Serves the endpoints until the process is told to stop. */
export async function mock(options: MockOptions): Promise<number> {
  // First of all, so that Ctrl-C during the start leaves nothing behind either.
  const stopped = untilStopped();
  const { schemas, port } = options;
  const running = await withProgress(async (show) => {
    const { contracts, files } = compileSelected(options, show);
    show("emitting and loading the package");
    return startMock(contracts, files, schemas, { port, onCall: printCall });
  });
  printLine(`${printable(schemas)}: ${counted(running.endpoints.length, "endpoint")}, served until Ctrl-C`);
  printEndpoints(running);
  await stopped;
  await running.close();
  return EXIT.done;
}

function printEndpoints({ endpoints }: RunningMock): void {
  const width = Math.max(...endpoints.map(({ version, name }) => `${version} ${name}`.length));
  for (const { version, name, url } of endpoints) {
    printLine(printable(`${`${version} ${name}`.padEnd(width)}  ${url}`));
  }
}

function printCall({ version, endpoint, operation = "(no operation of it)", outcome }: Call): void {
  printLine(printable(`${version} ${endpoint} ${operation}: ${outcome}`));
}
