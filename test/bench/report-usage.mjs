// Preloaded into a program that is measured: when it ends, its largest memory goes to file descriptor 3.
import { writeSync } from "node:fs";

process.on("exit", () => {
  writeSync(3, JSON.stringify({ kilobytes: process.resourceUsage().maxRSS }));
});
