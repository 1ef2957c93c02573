import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "vitest";
import { CHILD_LIMIT } from "./child-limit.js";
import { PROGRAM } from "./program.js";

/** A command of a README, with the output that it shows. */
export interface Shown {
  readonly command: string;
  readonly printed: readonly string[];
}

/** The commands of a section of a README that have their output beside them, in order. */
export function shownIn(readme: string, section: string): Shown[] {
  const [, text = ""] = readme.split(`\n## ${section}\n`);
  const [own = ""] = text.split("\n## ");
  return [...own.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
    block.split(/^\$ /m).slice(1).map(parseShown),
  );
}

function parseShown(text: string): Shown {
  const [command = "", ...printed] = text.trimEnd().split("\n");
  return { command, printed };
}

/** Runs a command in a shell. @returns its output */
export async function runShown(command: string, folder: string): Promise<string> {
  const script = command.replaceAll("npx netserver-soapgen", `"${process.execPath}" "${PROGRAM}"`);
  const child = spawn("sh", ["-c", `exec 2>&1; ${script}`], { cwd: folder, timeout: CHILD_LIMIT });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  await once(child, "close");
  return output;
}

/** Runs commands one after the other. Each must print what is shown beside it. */
export async function expectShown(
  shown: readonly Shown[],
  folder: string,
  expression: (printed: readonly string[]) => RegExp = expressionOf,
): Promise<void> {
  for (const { command, printed } of shown)
    expect(await runShown(command, folder), command).toMatch(expression(printed));
}

/** The output in the README as an expression: `…` matches lines or the rest of a line. */
export function expressionOf(printed: readonly string[]): RegExp {
  const lines = printed.map((line) => {
    if (line.trim() === "…") return "(?:.*\\n)*?";
    const escaped = line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return `${escaped.replace(/…$/, ".*")}\\n`;
  });
  return new RegExp(`^${lines.join("")}$`);
}

/** The same with any number of files in a package, for a test that cannot have the input of the README. */
export function expressionWithAnyCounts(printed: readonly string[]): RegExp {
  return new RegExp(expressionOf(printed).source.replace(/\d{2,}(?= (?:files|written))/g, "\\d+"));
}
