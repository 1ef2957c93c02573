#!/usr/bin/env node
import { runProgram } from "./program.js";
import { handleClosedOutput } from "./terminal/print.js";

handleClosedOutput();
process.exitCode = await runProgram(process.argv.slice(2));
