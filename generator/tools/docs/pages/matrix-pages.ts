import type { EndpointHistory } from "../history.js";
import { type Block, type Content, code, joined, link, type Page, paragraph } from "../page.js";
import { hasHistory, type Site } from "../site.js";
import { FIXED_PATHS, known } from "../site-paths.js";
import { matrixTable } from "./history-blocks.js";
import { endpointSteps, operationSteps, typeSteps } from "./linked-steps.js";
import { versionLinks } from "./version-links.js";

/** Pages that show which version has what: one for endpoints, one for the operations of each endpoint, one for types. */
export function matrixPages(site: Site): Page[] {
  if (!hasHistory(site)) return [];
  const { endpoints } = site.history;
  return [endpointMatrix(site), ...endpoints.map((endpoint) => operationMatrix(endpoint, site)), typeMatrix(site)];
}

function endpointMatrix(site: Site): Page {
  const rows = site.history.endpoints.map(({ name, steps }) => ({
    name: [link(code(name), known(site.paths.operationMatrices, name))],
    steps: endpointSteps(name, steps, site),
  }));
  return {
    path: FIXED_PATHS.endpointMatrix,
    title: "Endpoints in all versions",
    trail: [site.root],
    neighbours: [],
    versions: versionLinks(site, ({ paths }) => paths.index),
    blocks: [
      legend(),
      matrixTable("Endpoints in all versions", "Endpoint", rows, site),
      paragraph(link("Types in all versions", FIXED_PATHS.typeMatrix)),
    ],
  };
}

function operationMatrix({ name: endpoint, operations }: EndpointHistory, site: Site): Page {
  const rows = operations.map(({ name }) => ({
    name: [code(name)],
    steps: operationSteps(endpoint, name, site),
  }));
  const caption = `Operations of ${endpoint} in all versions`;
  return {
    path: known(site.paths.operationMatrices, endpoint),
    title: caption,
    trail: [site.root, { text: "Endpoints in all versions", path: FIXED_PATHS.endpointMatrix }],
    neighbours: [],
    versions: versionLinks(site, ({ paths }) => paths.index),
    blocks: [legend(), matrixTable(caption, "Operation", rows, site)],
  };
}

function typeMatrix(site: Site): Page {
  const rows = site.history.types.map(({ name, steps }) => ({ name: [code(name)], steps: typeSteps(steps, site) }));
  return {
    path: FIXED_PATHS.typeMatrix,
    title: "Types in all versions",
    trail: [site.root],
    neighbours: [],
    versions: versionLinks(site, ({ paths }) => paths.index),
    blocks: [legend(), matrixTable("Types in all versions", "Type", rows, site)],
  };
}

function legend(): Block {
  const states = (["there", "new", "same", "changed", "removed", "absent"] as const).map(
    (state): Content => [{ kind: "mark", state }],
  );
  return paragraph(...joined(states, ", "), ": compared with the version before.");
}
