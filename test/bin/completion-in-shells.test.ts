import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { PROGRAM } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

/** What a shell prints that runs a script in an empty home folder, with the program on its path and a file in the working directory. */
function inShell(shell: string, ...words: string[]): string {
  const folder = tempFolder();
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/netserver-soapgen"), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  chmodSync(join(folder, "bin/netserver-soapgen"), 0o755);
  writeFileSync(join(folder, "Orders.wsdl"), "");
  const env = { PATH: `${join(folder, "bin")}:${process.env.PATH}`, HOME: folder, TERM: "dumb" };
  return execFileSync(shell, words, { cwd: folder, env, encoding: "utf8", stdio: "pipe", timeout: CHILD_LIMIT });
}

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ["--version"]).status === 0;
}

/** The lines of a user, and what the shell offers for each. */
const LINES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ["netserver-soapgen ge", ["generate"]],
  ["netserver-soapgen check --form", ["--format"]],
  ["netserver-soapgen check --format g", ["github", "gitlab"]],
  ["netserver-soapgen diff a b --fail-on br", ["breaking"]],
  ["netserver-soapgen generate Ord", ["Orders.wsdl"]],
];

/** Bash without the package bash-completion. The script is read twice, as by a user who reads ~/.bashrc again. */
const BASH = `
eval "$(netserver-soapgen completion bash)"
eval "$(netserver-soapgen completion bash)"
offers() {
  COMP_WORDS=($1) COMPREPLY=()
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _netserver_soapgen_complete
  if ((\${#COMPREPLY[@]})); then echo "\${COMPREPLY[*]}"; else compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"; fi
}
complete -p netserver-soapgen
`;

it("bash completes commands, options, their values and files, and runs nothing that stands on the line", () => {
  const lines = [
    ...LINES.map(([line]) => line),
    "netserver-soapgen check --format = gith",
    "netserver-soapgen $(touch seen)",
  ];
  const calls = lines.map((line) => `offers '${line}'`).join("\n");
  const printed = inShell("bash", "--norc", "-c", `${BASH}${calls}\nls`);
  expect(printed.trimEnd().split("\n")).toEqual([
    "complete -o bashdefault -o default -F _netserver_soapgen_complete netserver-soapgen",
    ...LINES.map(([, offered]) => offered.join(" ")),
    "github",
    "Orders.wsdl",
    "bin",
  ]);
});

it.skipIf(!isInstalled("fish"))("fish completes the same", () => {
  const calls = LINES.map(([line]) => `complete -C '${line}' | string replace -r '\\t.*' '' | string join ' '`);
  const printed = inShell("fish", "-c", `netserver-soapgen completion fish | source; ${calls.join("; ")}; true`);
  expect(printed.trimEnd().split("\n")).toEqual(LINES.map(([, offered]) => offered.join(" ")));
});

it.skipIf(!isInstalled("zsh"))("zsh takes the script without a file of its own that begins completion", () => {
  const printed = inShell(
    "zsh",
    "-f",
    "-c",
    'eval "$(netserver-soapgen completion zsh)"; print -r -- $_comps[netserver-soapgen]',
  );
  expect(printed.trim()).toBe("_netserver-soapgen");
});
