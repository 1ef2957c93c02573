import { clarkName } from "../../../xml/qname.js";
import type { Step, TypeStep } from "../history.js";
import type { Site } from "../site.js";
import type { VersionPaths } from "../site-paths.js";
import type { LinkedStep } from "./history-blocks.js";

export function endpointSteps(endpoint: string, steps: readonly Step[], site: Site): LinkedStep[] {
  return linked(steps, site, ({ endpoints }) => endpoints.get(endpoint)?.index);
}

export function operationSteps(endpoint: string, operation: string, site: Site): LinkedStep[] {
  const steps = site.history.operation(endpoint, operation);
  return linked(steps, site, ({ endpoints }) => endpoints.get(endpoint)?.operations.get(operation));
}

export function typeSteps(steps: readonly TypeStep[], site: Site): LinkedStep[] {
  return linked(steps, site, ({ types }, { type }) => type && types.get(clarkName(type)));
}

/** Where a version has no page for it, there is no link. */
function linked<S extends Step>(
  steps: readonly S[],
  { paths }: Site,
  pathIn: (version: VersionPaths, step: S) => string | undefined,
): LinkedStep[] {
  return steps.map((step) => {
    const version = paths.versions.get(step.version);
    return { ...step, path: version && pathIn(version, step) };
  });
}
