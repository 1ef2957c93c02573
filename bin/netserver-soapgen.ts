#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { runProgram } from "./program.js";
import { handleClosedOutput } from "./terminal/print.js";

// The program ends within seconds. Node.js 20 optimizes functions so early that its compiler, on a thread of its own, takes a large part
// of the processor's time, and little of what it makes runs long enough to pay for that. Later versions count calls instead.
if (process.versions.node.startsWith("20.")) setFlagsFromString("--interrupt-budget=300000");
handleClosedOutput();
process.exitCode = await runProgram(process.argv.slice(2));
