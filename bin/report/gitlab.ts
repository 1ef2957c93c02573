import { createHash } from "node:crypto";
import type { Finding } from "./finding.js";

/** A report on code quality of GitLab, which shows it in merge requests. */
export function asGitlab(findings: readonly Finding[]): string {
  return JSON.stringify(findings.map(issue), null, 2);
}

const SEVERITIES = { error: "major", warning: "minor", notice: "info" } as const;

function issue({ rule, severity, title, details, place }: Finding): object {
  return {
    description: [title, ...details].join("\n"),
    check_name: rule,
    fingerprint: fingerprintOf(rule, place?.path ?? "", title),
    severity: SEVERITIES[severity],
    // GitLab leaves out an issue without a path and a line.
    location: { path: place?.path ?? ".", lines: { begin: place?.line ?? 1 } },
  };
}

/** The same for the same finding in each run, so that GitLab knows which are new. The line is not in it: it moves. */
function fingerprintOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
