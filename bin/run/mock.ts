import type { Call } from "../../generator/tools/mock/serve-endpoint.js";
import { type RunningMock, startMock } from "../../generator/tools/mock/start-mock.js";
import type { SchemaOptions } from "../options/schema-options.js";
import { compileSelected } from "../steps/compile-selected.js";
import { EXIT } from "../terminal/exit-codes.js";
import { counted, printLine } from "../terminal/print.js";
import { withProgress } from "../terminal/progress.js";
import { untilStopped } from "../terminal/signals.js";

export interface MockOptions extends SchemaOptions {
  readonly port: number;
}

/** Serves the endpoints until the process is told to stop. */
export async function mock(options: MockOptions): Promise<number> {
  // This comes first, so that Ctrl-C leaves nothing behind during the start either.
  const stopped = untilStopped();
  const { port } = options;
  const running = await withProgress(async (show) => {
    const { contracts, schemas } = compileSelected(options, show);
    show("emitting and loading the package");
    return startMock(contracts, schemas, { port, onCall: printCall });
  });
  printLine(`${options.schemas.shown}: ${counted(running.endpoints.length, "endpoint")}, served until Ctrl-C`);
  printEndpoints(running);
  await stopped;
  await running.close();
  return EXIT.done;
}

function printEndpoints({ endpoints }: RunningMock): void {
  const width = Math.max(...endpoints.map(({ version, name }) => `${version} ${name}`.length));
  for (const { version, name, url } of endpoints) {
    printLine(`${`${version} ${name}`.padEnd(width)}  ${url}`);
  }
}

function printCall({ version, endpoint, operation = "(no operation of it)", outcome }: Call): void {
  printLine(`${version} ${endpoint} ${operation}: ${outcome}`);
}
