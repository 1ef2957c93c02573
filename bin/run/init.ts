import { existsSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { loadConfiguration } from "../../generator/api/load-configuration.js";
import { CONFIGURATION_FILE, findConfiguration } from "../../generator/files/find-configuration.js";
import { findInProject } from "../../generator/files/find-upwards.js";
import { type Location, locate } from "../../generator/files/location.js";
import { readTemplates } from "../../generator/files/program-files.js";
import { writeNewFiles } from "../../generator/files/write-new-files.js";
import { initialConfiguration } from "../../generator/tools/config/initial-configuration.js";
import { workflowFor } from "../../generator/tools/config/workflow.js";
import { requireServerAddress } from "../../generator/tools/fetch/server-address.js";
import { printNote, printStep } from "../terminal/detail.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson } from "../terminal/print.js";

export interface InitOptions {
  readonly config?: string;
  readonly server?: string;
  readonly services?: readonly string[];
  readonly endpoints?: readonly string[];
  readonly workflow?: boolean;
  readonly json?: boolean;
}

/** Where GitHub looks for workflows, from the root of a repository. The template has the same path. */
const WORKFLOW = ".github/workflows/soap-contract.yml";

/** Writes a commented configuration to start from, and on request a workflow. */
export async function init(options: InitOptions): Promise<number> {
  const { server, services, endpoints, workflow = false } = options;
  const config = options.config ?? (workflow ? existing() : undefined) ?? CONFIGURATION_FILE;
  const url = server === undefined ? undefined : requireServerAddress(server);
  const file = locate(config);
  const files: [Location, string][] = [];
  // A workflow may also be added to an existing configuration.
  if (!workflow || !existsSync(file.path)) files.push([file, initialConfiguration({ url, services, endpoints })]);
  if (workflow) files.push(await workflowFile(file));
  writeNewFiles(files);
  if (options.json) printJson({ written: files.map(([{ shown }]) => shown) });
  else for (const [{ shown }] of files) printNote(`${shown}: written`);
  return EXIT.done;
}

/** The configuration of this folder, whatever its form. A workflow is for it, and not for that of a folder above. */
function existing(): string | undefined {
  const found = findConfiguration(process.cwd());
  return found !== undefined && dirname(found) === process.cwd() ? basename(found) : undefined;
}

/** The workflow for a project. GitHub reads it at the root of the repository, which may be further out. */
async function workflowFile(configuration: Location): Promise<[Location, string]> {
  const project = dirname(configuration.path);
  const root = findInProject(project, (folder) => (existsSync(join(folder, ".git")) ? folder : undefined)) ?? project;
  const folder = relative(root, project).replaceAll("\\", "/") || ".";
  const schemas = existsSync(configuration.path) ? await configuredSchemas(configuration) : undefined;
  const text = workflowFor(readTemplates().get(`example/${WORKFLOW}`) ?? "", { folder, schemas: schemas ?? "schemas" });
  const path = join(root, WORKFLOW);
  return [locate(path, relative(process.cwd(), path).replaceAll("\\", "/")), text];
}

async function configuredSchemas({ shown }: Location): Promise<string | undefined> {
  return (await loadConfiguration({ config: shown }, printStep)).values.schemas;
}
