import { Option } from "commander";
import { printError, printJson } from "../terminal/print.js";
import type { Finding } from "./finding.js";
import { asGithub } from "./github.js";
import { asGitlab } from "./gitlab.js";
import { findingsOf } from "./refusal.js";

/** The forms of output for other programs. */
const REPORT_FORMATS = ["github", "gitlab", "junit", "json"] as const;

type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface FormatOptions<Other extends string = never> {
  readonly format: ReportFormat | "text" | Other;
  readonly json?: boolean;
}

/** The option for the form of the output. @param others - the forms that only this command has */
export function formatOption(others: readonly string[] = []): Option {
  const choices = ["text", ...others, ...REPORT_FORMATS];
  return new Option("--format <format>", "the form of the output").choices(choices).default("text");
}

/** The form that the options ask for; `--json` is short for one of them. */
export function formatOf<Other extends string>({ format, json }: FormatOptions<Other>): FormatOptions<Other>["format"] {
  return json ? "json" : format;
}

/** Prints findings in a form for CI servers. @returns whether the form is one; for people and for JSON, the command has its own */
export async function printFindings(findings: readonly Finding[], format: string, suite: string): Promise<boolean> {
  const text = await findingsAs(format, findings, suite);
  if (text !== undefined && text !== "") process.stdout.write(`${text}\n`);
  return text !== undefined;
}

async function findingsAs(format: string, findings: readonly Finding[], suite: string): Promise<string | undefined> {
  if (format === "github") return asGithub(findings);
  if (format === "gitlab") return asGitlab(findings);
  if (format !== "junit") return undefined;
  // Its writer of XML takes longer to load than all else that a command loads before its work.
  const { asJunit } = await import("./junit.js");
  return asJunit(findings, suite);
}

/**
 * Runs a command, and reports in the asked form what is wrong with its input. The error output says it as well.
 * @returns the exit code
 */
export async function reportingRefusals(
  { format, suite }: { readonly format: string; readonly suite: string },
  run: () => Promise<number>,
): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const findings = findingsOf(error);
    if (findings === undefined || format === "text") throw error;
    if (!(await printFindings(findings, format, suite)) && format === "json") printJson({ errors: findings });
    return printError(error);
  }
}
