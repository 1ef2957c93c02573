import type { Step } from "../history.js";
import { type Block, type Content, heading, type Mark, table } from "../page.js";
import { hasHistory, type Site } from "../site.js";

/** A step with its page in that version, if there is one. */
export type LinkedStep = Step & { readonly path: string | undefined };

/** Which versions have something, and what has changed in it. */
export function historyBlocks(site: Site, name: string, steps: readonly LinkedStep[]): Block[] {
  if (!hasHistory(site)) return [];
  const changes = steps.flatMap(({ version, changes }) => changes.map((change): Content => [`${version}: ${change}`]));
  return [
    heading("Versions"),
    matrixTable("Versions", "Name", [{ name: [name], steps }], site),
    ...(changes.length === 0 ? [] : [{ kind: "list", items: changes } as const]),
  ];
}

/** Rows for several things, with a column for each version. */
export function matrixTable(
  caption: string,
  what: string,
  rows: readonly { readonly name: Content; readonly steps: readonly LinkedStep[] }[],
  { versions }: Site,
): Block {
  const head = [what, ...versions.map(({ contract }) => contract.version)];
  return table(
    caption,
    head,
    rows.map(({ name, steps }) => [name, ...steps.map(markOf)]),
  );
}

function markOf({ state, path }: LinkedStep): [Mark] {
  return [{ kind: "mark", state, path }];
}
