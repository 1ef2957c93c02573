import { script } from "@bomb.sh/tab";
import type { Command } from "commander";
import { candidatesFor } from "../terminal/complete-words.js";
import { EXIT } from "../terminal/exit-codes.js";

/** Prints the script by which a shell completes the lines of a program. */
export function printScript(shell: string, program: string): number {
  script(shell, program, program);
  return EXIT.done;
}

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
