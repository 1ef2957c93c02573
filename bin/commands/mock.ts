import { type Command, InvalidArgumentError } from "commander";
import { PROFILES_IN_MOCK } from "../../generator/profiles/help.js";
import { addRefresh } from "../options/address-options.js";
import {
  addFailureRule,
  pagesOption,
  parseLatency,
  parseLifetime,
  parseSeed,
  parseTaskStep,
} from "../options/mock-options.js";
import { addContractOptions, SOURCES_HELP } from "../options/schema-options.js";
import type { MockOptions } from "../run/mock.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

const HELP = `
Every operation answers with typed sample values.

${PROFILES_IN_MOCK}

--fail takes rules of up to three parts with colons between: which calls, how often, how. Batch.GetBatchTaskInfo:50%:503
makes about every second call of that operation end with the HTTP status 503. "Which calls" is an endpoint or an operation
(default: all). "How often" is in percent (default: 100%). "How" is fault (default), reset, which closes the connection, or
an HTTP status from 400 to 599. If several rules apply, the first one decides. A call that fails is not carried out.

Members are read in any order, and a repeated member is a fault; .NET drops members that are out of order, and reads the
first of repeated ones.
The page at / lists the endpoints. The WSDL of an endpoint is at its address with ?wsdl. Browsers may call the mock from
pages of this machine (localhost, on any port). Each call is printed, without any of its values.`;

/** The command that serves the endpoints. */
export function defineMock(command: Command, setExitCode: SetExitCode): void {
  addRefresh(addContractOptions(command, { port: "--wsdl-port", origins: "--wsdl-origin" }))
    .option("--port <n>", "port to listen on; 0 is any free port", parsePort, 8086)
    .option("--latency <ms>", "how long each call takes: 200, or from 100-500", parseLatency)
    .option("--fail <rules...>", "calls that fail: 10%, Batch, Batch.GetBatchTaskInfo, 10%:reset", addFailureRule)
    .option(
      "--seed <n>",
      "number from which random latencies and failures are made; the same one gives the same (default: 1)",
      parseSeed,
    )
    .addOption(pagesOption())
    .option("--task-step <ms>", "how long a job stays in each state (default: 1000)", parseTaskStep)
    .option("--ticket-lifetime <seconds>", "how long a ticket lives after its last use (default: 21600)", parseLifetime)
    .option("--partner-key <file>", "public key in PEM, to verify the tokens that a partner signs")
    .option("--json", "print the endpoints, and then each call, as one line of JSON")
    .addHelpText("after", HELP)
    .argument("[sources...]", SOURCES_HELP)
    .action(async (sources: string[], options: MockOptions) => {
      const { mock } = await import("../run/mock.js");
      setExitCode(await mock({ ...options, sources }));
    });
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError("It must be a number from 0 to 65535.");
}
