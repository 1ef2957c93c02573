#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./program.js";
import { EXIT } from "./terminal/exit-codes.js";
import { handleClosedOutput, printError } from "./terminal/print.js";

handleClosedOutput();
let exitCode: number = EXIT.done;
try {
  await createProgram((code) => {
    exitCode = code;
  }).parseAsync();
} catch (error) {
  // Commander has said what is wrong with the command line, or has printed the help that was asked for.
  if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? EXIT.done : EXIT.badInput;
  else exitCode = printError(error);
}
process.exitCode = exitCode;
