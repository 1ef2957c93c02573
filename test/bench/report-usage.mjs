// Preloaded into a program that is measured: when it ends, its largest memory goes to file descriptor 3, with the time
// that it has taken of itself, if it has.
import { writeSync } from "node:fs";

process.on("exit", () => {
  const { milliseconds } = globalThis;
  writeSync(3, JSON.stringify({ kilobytes: process.resourceUsage().maxRSS, milliseconds }));
});
