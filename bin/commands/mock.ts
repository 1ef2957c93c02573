import { type Command, InvalidArgumentError } from "commander";
import { addSchemaOptions } from "../options/schema-options.js";
import type { MockOptions } from "../run/mock.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

const HELP = `
Every operation answers with typed sample values; what needs a ticket wants 7T:mock. Beyond that:

  SoPrincipal  logs in the user "mock" with the password "mock", or with the access token "mock", and gives that
               ticket. AuthenticateGeneric takes them as UserName, Password, AccessToken; AuthenticateImplicit takes
               anyone. A ticket lives six hours after its last use; 7T:expired has always been expired. Since
               Services86, the access token is a ticket as well.
  Batch        keeps tasks in memory, apart for each version. A job that is new gets on whenever GetBatchTaskInfo
               looks at it: New, Aquired, Started, Succeeded. UpdateBatchTask changes State, Description, Response and
               Request.
  Log-in of a partner's system user: PartnerSystemUserService takes a token signed within the last 15 minutes for a
               tenant such as Cust12345, and gives a JWT with the ticket. /login/.well-known/jwks has the key of the JWT.
  Tenants      /api/state/Cust12345 says where a tenant is and in which state. A tenant that is called as a state, such
               as OfflineMaintenance, is in it. Below /Moved/ all is answered with 421, as by a host that a tenant has left.

Members are read in any order, and a member that comes twice is a fault; .NET drops what is out of order, and takes
the first. A wrong ticket and an unknown id are answered as NetServer does: HTTP 200, header Succeeded false, ExceptionInfo.
The WSDL of an endpoint is at its address with ?wsdl. Each call is printed, without any value that it carries.`;

/** Adds the command that serves the endpoints. */
export function addMockCommand(program: Command, setExitCode: SetExitCode): void {
  addSchemaOptions(program.command("mock").description("serve the endpoints on 127.0.0.1, for tests, until Ctrl-C"))
    .option("--port <n>", "port to listen on; 0 takes any that is free", parsePort, 8086)
    .addHelpText("after", HELP)
    .action(async (options: MockOptions) => {
      const { mock } = await import("../run/mock.js");
      setExitCode(await mock(options));
    });
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError("It must be a number from 0 to 65535.");
}
