import { locate } from "../../generator/files/location.js";
import { readTemplates } from "../../generator/files/program-files.js";
import { CONFIGURATION_FILE } from "../../generator/files/read-configuration.js";
import { writeNewFiles } from "../../generator/files/write-new-files.js";
import { initialConfiguration } from "../../generator/tools/config/initial-configuration.js";
import { requireServerAddress } from "../../generator/tools/fetch/server-address.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printLine } from "../terminal/print.js";

export interface InitOptions {
  readonly config?: string;
  readonly server?: string;
  readonly services?: readonly string[];
  readonly endpoints?: readonly string[];
  readonly workflow?: boolean;
}

/** Where GitHub looks for workflows in a repository. The template has the same path. */
const WORKFLOW = ".github/workflows/netserver-contract.yml";

/** Writes a commented configuration to start from, and on request a workflow. */
export async function init(options: InitOptions): Promise<number> {
  const { config = CONFIGURATION_FILE, server, services, endpoints, workflow = false } = options;
  const url = server === undefined ? undefined : requireServerAddress(server);
  const texts: [string, string][] = [[config, initialConfiguration({ url, services, endpoints })]];
  if (workflow) texts.push([WORKFLOW, readTemplates().get(`example/${WORKFLOW}`) ?? ""]);
  const files = texts.map(([file, text]) => [locate(file), text] as const);
  writeNewFiles(files);
  for (const [{ shown }] of files) printLine(`${shown}: written`);
  return EXIT.done;
}
