import type { Command } from "commander";
import type { FetchOptions } from "./commands/fetch.js";
import type { InitOptions } from "./commands/init.js";
import { asking, selecting } from "./shared-options.js";

const FETCH_HELP = `
For each version and endpoint it asks for <server>/Services88/Batch.svc?wsdl and all that it imports, and writes them to
the schemas folder, in a form that does not depend on the order or the prefixes that the server has given them in. The file
sources.lock.json says where they come from; only files that it names are ever replaced. All files are written, or none.

Credentials are taken from the environment: NETSERVER_SOAPGEN_TOKEN (bearer), or NETSERVER_SOAPGEN_USER and
NETSERVER_SOAPGEN_PASSWORD (basic). They are sent to the installation alone, and never printed or written.

Where services and endpoints are both taken from the configuration, endpoints that it does not name any more are removed.`;

/** Adds the commands that come before there are schemas. */
export function addFetchCommands(program: Command, setExitCode: (code: number) => void): void {
  program
    .command("init")
    .description("write a commented configuration to start from")
    .option("--server <url>", "installation to fetch from, such as https://example.com/Cust12345/Remote")
    .option("--services <names...>", "versions, such as Services88")
    .option("--endpoints <names...>", "endpoints, such as Batch")
    .option("--workflow", "write a workflow for GitHub as well: check, compare with main, comment, refresh")
    .action(async (_: InitOptions, command: Command) => {
      const { init } = await import("./commands/init.js");
      setExitCode(await init(command.optsWithGlobals<InitOptions>()));
    });
  asking(selecting(program.command("fetch").description("fetch WSDL and XSD files from an installation")))
    .option("--single-wsdl", "ask for ?singleWsdl instead of ?wsdl and what it imports")
    .addHelpText("after", FETCH_HELP)
    .action(async (options: FetchOptions) => {
      const { fetch } = await import("./commands/fetch.js");
      setExitCode(await fetch(options));
    });
}
