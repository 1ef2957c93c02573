// Preloaded into a measured program. When the program ends, it writes its peak memory to file descriptor 3.
import { writeSync } from "node:fs";

process.on("exit", () => {
  writeSync(3, JSON.stringify({ kilobytes: process.resourceUsage().maxRSS }));
});
