import type { Difference } from "../../generator/files/compare-folder.js";
import { locateIn } from "../../generator/files/location.js";
import { InputError } from "../../generator/source/errors.js";
import { fetchSchemas, type WantedEndpoint } from "../../generator/tools/fetch/fetch-schemas.js";
import { writeSchemas } from "../../generator/tools/fetch/write-schemas.js";
import type { SchemaOptions } from "../options/schema-options.js";
import type { ServerOptions } from "../options/server-options.js";
import { serverAccess } from "../steps/server-access.js";
import { EXIT } from "../terminal/exit-codes.js";
import { counted, printLine } from "../terminal/print.js";
import { withProgress } from "../terminal/progress.js";
import { withoutInterruption } from "../terminal/signals.js";

export interface FetchOptions extends SchemaOptions, ServerOptions {}

/** Fetches the contracts of endpoints from an installation, and puts them into the schemas folder. */
export async function fetch(options: FetchOptions): Promise<number> {
  const { schemas } = options;
  const access = serverAccess(options);
  const endpoints = wantedEndpoints(options);
  const fetched = await withProgress((show) => {
    const onDocument = (count: number): void => show(`${access.server}: ${count} documents`);
    show(access.server);
    return fetchSchemas({ ...access, endpoints, onDocument });
  });
  // The configuration names all endpoints that there are to be, the command line only some of them.
  const others = isConfigured("services", options) && isConfigured("endpoints", options) ? "remove" : "keep";
  const differences = withoutInterruption(() => writeSchemas(fetched, schemas, others));
  const what = `${counted(endpoints.length, "endpoint")} in ${counted(fetched.files.size, "file")}`;
  printLine(`${schemas.shown}: ${what}, ${summary(differences)}`);
  for (const { kind, path } of differences) printLine(`${KINDS[kind]}  ${locateIn(schemas, path).shown}`);
  return EXIT.done;
}

const KINDS: Readonly<Record<Difference["kind"], string>> = {
  missing: "added  ",
  changed: "changed",
  stale: "removed",
};

function summary(differences: readonly Difference[]): string {
  if (differences.length === 0) return "all up to date";
  const count = (wanted: Difference["kind"]): number => differences.filter(({ kind }) => kind === wanted).length;
  return `${count("missing")} added, ${count("changed")} changed, ${count("stale")} removed`;
}

function isConfigured(option: "services" | "endpoints", { configured }: FetchOptions): boolean {
  return configured?.has(option) ?? false;
}

/** An installation does not list its endpoints, so they must be named. */
function wantedEndpoints({ services, endpoints, configuration, ...options }: FetchOptions): WantedEndpoint[] {
  if (services === undefined || endpoints === undefined) {
    const missing = services === undefined ? "services" : "endpoints";
    throw new InputError(`which ${missing}? Name them with --${missing}, or in the configuration`);
  }
  const singleWsdl = options.singleWsdl ?? configuration?.values.server?.singleWsdl;
  return services.flatMap((version) => endpoints.map((endpoint) => ({ version, endpoint, singleWsdl })));
}
