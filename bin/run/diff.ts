import { type DiffResult, diff as diffContracts, type DiffOptions as Options } from "../../generator/api/diff.js";
import { formatDiff } from "../../generator/api/format-diff.js";
import { visibleText } from "../../generator/source/visible-text.js";
import type { VersionChanges } from "../../generator/tools/compare/compare-versions.js";
import { changeInWords } from "../../generator/tools/compare/contract-change.js";
import { verdictOf } from "../../generator/tools/compare/report-changes.js";
import type { Finding } from "../report/finding.js";
import { type FormatOptions, printFindings } from "../report/report.js";
import { EXIT } from "../terminal/exit-codes.js";
import { printJson, printText } from "../terminal/print.js";
import { printVerdicts } from "../terminal/print-verdicts.js";
import { withProgress } from "../terminal/progress.js";

export interface DiffOptions extends Options, FormatOptions<"markdown"> {}

/** Compares two contracts, or two sets of them. */
export async function diff(before: string, after: string, options: DiffOptions): Promise<number> {
  const result = await withProgress((onProgress) => diffContracts(before, after, { ...options, onProgress }));
  await print(result, options);
  return result.fails ? EXIT.differences : EXIT.done;
}

async function print(result: DiffResult, { format }: DiffOptions): Promise<void> {
  const { versions } = result;
  if (format === "text") printVerdicts(formatDiff(result, "text"));
  else if (format === "markdown") printText(formatDiff(result, "markdown").trimEnd());
  else if (format === "json") printJson({ versions });
  else await printFindings(versions.flatMap(findingsIn), format, "diff");
}

/** Each change with its worse verdict. A change has no place in a file: it is between two contracts. */
function findingsIn({ changes }: VersionChanges): Finding[] {
  return changes.map((change) => {
    const verdict = verdictOf(change);
    const details = [`clients: ${change.client}`, `servers: ${change.server}`, change.reason];
    return {
      rule: `contract-${verdict}`,
      severity: SEVERITIES[verdict],
      title: visibleText(`${verdict}: ${changeInWords(change)}`),
      details,
    };
  });
}

const SEVERITIES = { breaking: "error", compatible: "warning", cosmetic: "notice" } as const;
