import { codeSpan, inCell } from "../../source/escape-markdown.js";
import { type Verdict, worst } from "./change-table.js";
import type { VersionChanges } from "./compare-versions.js";
import { type ContractChange, changeInWords } from "./contract-change.js";

const VERDICTS: readonly Verdict[] = ["breaking", "compatible", "cosmetic"];

/** The worse of the verdicts for clients and for servers. */
export function verdictOf({ client, server }: ContractChange): Verdict {
  return worst([client, server]) ?? "cosmetic";
}

/** How many changes there are of each verdict, in words. */
function summarize(changes: readonly ContractChange[]): string {
  if (changes.length === 0) return "no differences";
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    count: changes.filter((change) => verdictOf(change) === verdict).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict}`)
    .join(", ");
}

/** The changes for a terminal, the worst first. Names are not escaped. */
export function changesAsText(versions: readonly VersionChanges[]): string {
  return versions.map(versionAsText).join("\n\n");
}

function versionAsText(version: VersionChanges): string {
  const lines = [`${titleOf(version).join(" -> ")}: ${summarize(version.changes)}`];
  for (const verdict of VERDICTS) {
    for (const change of version.changes.filter((candidate) => verdictOf(candidate) === verdict)) {
      lines.push(`  ${verdict.padEnd(10)}  ${changeInWords(change)}`);
      if (verdict === "breaking") lines.push(`${" ".repeat(14)}for ${whom(change)}: ${change.reason}`);
    }
  }
  return lines.join("\n");
}

/**
 * The changes as a comment on a pull request. Names and values from schemas may be any text. They are shown as code, in which nothing
 * is markup.
 */
export function changesAsMarkdown(versions: readonly VersionChanges[]): string {
  return `${versions.map(versionAsMarkdown).join("\n\n")}\n`;
}

function versionAsMarkdown(version: VersionChanges): string {
  const heading = `### ${titleOf(version).map(codeSpan).join(" → ")}: ${summarize(version.changes)}`;
  if (version.changes.length === 0) return heading;
  const rows = VERDICTS.flatMap((verdict) =>
    version.changes.filter((change) => verdictOf(change) === verdict).map(markdownRow),
  );
  return [heading, "", "| | what | client | server | why |", "|---|---|---|---|---|", ...rows].join("\n");
}

function markdownRow({ path, kind, detail, client, server, reason }: ContractChange): string {
  const what = detail === "" ? kind : `${kind}: ${inCell(codeSpan(detail))}`;
  return `| ${[inCell(codeSpan(path)), what, client, server, reason].join(" | ")} |`;
}

function whom({ client, server }: ContractChange): string {
  if (client === "breaking" && server === "breaking") return "clients and servers";
  return client === "breaking" ? "clients" : "servers";
}

/** The names of the two sides, or one if they are the same. */
function titleOf({ before, after }: VersionChanges): string[] {
  return [...new Set([before, after])].filter((name) => name !== undefined);
}
