import { script } from "@bomb.sh/tab";
import type { Command } from "commander";
import { bashScript } from "../terminal/bash-script.js";
import { candidatesFor } from "../terminal/complete-words.js";
import { EXIT } from "../terminal/exit-codes.js";

/** Prints the script by which a shell completes the lines of a program. */
export function printScript(shell: string, program: string): number {
  if (shell === "bash") process.stdout.write(bashScript(program));
  else {
    if (shell === "zsh") process.stdout.write(ZSH_BEGINNING);
    script(shell, program, program);
  }
  return EXIT.done;
}

/** What makes zsh complete at all, if the user's own files do not say it. */
const ZSH_BEGINNING = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n";

/** Answers such a script. @param words - the words after the name of the program; the last one is being written */
export function completeWords(words: readonly string[], program: Command): number {
  const candidates = candidatesFor(words, program);
  const lines = candidates.map(({ word, description }) => `${word}\t${description}\n`);
  // If there are none, a file or a folder may be meant, which the shell knows.
  process.stdout.write(`${lines.join("")}:${candidates.length > 0 ? NO_FILES : FILES}\n`);
  return EXIT.done;
}

/** What the scripts do after the candidates. */
const FILES = 0;
const NO_FILES = 4;
