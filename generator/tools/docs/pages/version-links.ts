import type { VersionLink } from "../page.js";
import { type DocumentedVersion, hasHistory, type Site } from "../site.js";
import type { LinkedStep } from "./history-blocks.js";

/**
 * The ways from a page to the versions of the site.
 * @param pathIn - the same page in a version, if there is one
 * @param above - the page that is shown if a version does not have this one
 */
export function versionLinks(
  site: Site,
  pathIn: (version: DocumentedVersion) => string | undefined,
  above: (version: DocumentedVersion) => string = ({ paths }) => paths.index,
): VersionLink[] {
  if (!hasHistory(site)) return [];
  return site.versions.map((version) => {
    const path = pathIn(version);
    return { version: version.contract.version, path: path ?? above(version), isSame: path !== undefined };
  });
}

/** Finds the page in a version by the steps of its history. */
export function pathInSteps(steps: readonly LinkedStep[]): (version: DocumentedVersion) => string | undefined {
  const paths = new Map(steps.map(({ version, path }) => [version, path]));
  return ({ contract }) => paths.get(contract.version);
}
