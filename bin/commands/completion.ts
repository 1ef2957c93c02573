import { script } from "@bomb.sh/tab";
import { Argument, type Command } from "commander";
import { type Candidate, candidatesFor } from "../terminal/complete-words.js";

const SHELLS = ["bash", "zsh", "fish", "powershell"];

const HELP = `
Examples:
  source <(netserver-soapgen completion bash)                               in ~/.bashrc
  source <(netserver-soapgen completion zsh)                                in ~/.zshrc
  netserver-soapgen completion fish | source                                in ~/.config/fish/config.fish
  netserver-soapgen completion powershell | Out-String | Invoke-Expression  in $PROFILE`;

/** The command that prints the script of a shell. */
export function defineCompletion(command: Command): void {
  const name = command.parent?.name() ?? "";
  command
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .addHelpText("after", HELP)
    .action((shell: string) => script(shell, name, name));
}

/** The command that such a script calls. Its arguments are the words after the name of the program; the last one is being written. */
export function defineComplete(command: Command, program: Command): void {
  command.argument("[words...]").action((words: string[]) => {
    const candidates = candidatesFor(words, program);
    const lines = candidates.map(({ word, description }: Candidate) => `${word}\t${description}\n`);
    // If there are none, a file or a folder may be meant, which the shell knows.
    process.stdout.write(`${lines.join("")}:${candidates.length > 0 ? NO_FILES : FILES}\n`);
  });
}

/** What the scripts do after the candidates. */
const FILES = 0;
const NO_FILES = 4;
