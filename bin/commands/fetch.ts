import type { Command } from "commander";
import { addSchemaOptions } from "../options/schema-options.js";
import { addServerOption, publicationOption } from "../options/server-options.js";
import type { FetchOptions } from "../run/fetch.js";
import type { SetExitCode } from "../terminal/exit-codes.js";

const HELP = `
For each version and endpoint it asks for <server>/Services88/Batch.svc?wsdl and all its imports, and writes them to the
schemas folder. Their form does not depend on the server's order or prefixes. The file sources.lock.json lists their origin.
Only files in this list are replaced, and only if nobody has changed them since. All files are written, or none.

Credentials are taken from the environment: NETSERVER_SOAPGEN_TOKEN (bearer), or NETSERVER_SOAPGEN_USER and
NETSERVER_SOAPGEN_PASSWORD (basic). They are sent only to the installation that --server, the configuration or
NETSERVER_SOAPGEN_SERVER names, and they are never printed or written. The environment also names proxies, for all commands that ask a
server: HTTPS_PROXY, HTTP_PROXY (for https too, without the other), and in NO_PROXY the hosts that are asked without one.

If services and endpoints both come from the configuration, endpoints that are no longer in it are removed.

A service may also be named by the address of its WSDL: fetch https://example.com/Orders.svc?wsdl. Its files and their origin are
kept in the same way, without a folder for a version. What its documents refer to may be on other hosts of the public internet, which
get no credentials; hosts of private networks must be allowed by name.

With --from it asks no server. It takes the contracts from the archive that SuperOffice publishes, or from the folder that it was
unpacked to: files with names like WSDL-Services88-Batch.xml. Without --services and --endpoints it takes the endpoints that
the configuration names, or else all. It removes none.`;

/** The command that fetches schemas. */
export function defineFetch(command: Command, setExitCode: SetExitCode): void {
  addServerOption(addSchemaOptions(command))
    .addOption(publicationOption("archive of published WSDL files, such as wsdl.zip, or the folder of its files"))
    .option("--single-wsdl", "ask for ?singleWsdl instead of ?wsdl and its imports")
    .option("--json", "print what has been fetched as JSON")
    .addHelpText("after", HELP)
    .argument("[addresses...]", "addresses of WSDLs, instead of the endpoints of an installation")
    .action(async (sources: string[], options: FetchOptions) => {
      const { fetch } = await import("../run/fetch.js");
      setExitCode(await fetch({ ...options, sources }));
    });
}
