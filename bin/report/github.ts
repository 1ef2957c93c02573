import type { Finding } from "./finding.js";

/** Workflow commands of GitHub Actions, which make annotations of a run and of the lines of a pull request. */
export function asGithub(findings: readonly Finding[]): string {
  return findings.map(workflowCommand).join("\n");
}

function workflowCommand({ severity, rule, title, details, place }: Finding): string {
  const properties = { file: place?.path, line: place?.line, col: place?.column, title: rule };
  const written = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  return `::${severity} ${written.join(",")}::${escapeMessage([title, ...details].join("\n"))}`;
}

/** A line end, or a percent sign, would end the command or begin an escape. */
function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
