import { changesAsMarkdown, changesAsText } from "../tools/compare/report-changes.js";
import type { DiffResult } from "./diff.js";

/**
 * The changes as a text, the worst first: for a terminal, or in Markdown for a comment on a pull request. Names from schemas may be any
 * text: in Markdown they are shown as code, for a terminal they are not escaped.
 */
export function formatDiff({ versions }: Pick<DiffResult, "versions">, format: "text" | "markdown"): string {
  return format === "text" ? changesAsText(versions) : changesAsMarkdown(versions);
}
