import type { Step } from "../history.js";
import { type Block, type Content, heading, type Mark, table } from "../page.js";
import type { Site } from "../site.js";

/** A step with its page in that version, if there is one. */
export type LinkedStep = Step & { readonly path: string | undefined };

/** Which versions have something, and what has changed in it. */
export function historyBlocks(name: string, steps: readonly LinkedStep[]): Block[] {
  if (steps.length < 2) return [];
  const changes = steps.flatMap(({ version, changes }) => changes.map((change): Content => [`${version}: ${change}`]));
  return [
    heading("Versions"),
    table("Versions", ["Name", ...steps.map(({ version }) => version)], [[[name], ...steps.map(markOf)]]),
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
  const cells = rows.map(({ name, steps }) => {
    const marks = new Map(steps.map((step) => [step.version, markOf(step)]));
    return [name, ...versions.map(({ contract }) => marks.get(contract.version) ?? ABSENT)];
  });
  return { ...table(caption, head, cells), isMatrix: true };
}

const ABSENT: [Mark] = [{ kind: "mark", state: "absent" }];

function markOf({ state, path }: LinkedStep): [Mark] {
  return [{ kind: "mark", state, path }];
}
