import { execFileSync } from "node:child_process";
import { CHILD_LIMIT } from "./child-limit.js";

/** Formats TypeScript texts with Biome and this repository's settings, all in one run. */
export function formatWithBiome(texts: readonly string[]): string[] {
  const biome = ["node_modules/@biomejs/biome/bin/biome", "format", "--stdin-file-path=generated/src/texts.ts"];
  const input = texts.map((text) => `${MARK}\n\n${text}`).join("\n\n");
  const formatted = execFileSync(process.execPath, biome, {
    input,
    encoding: "utf8",
    maxBuffer: 100_000_000,
    timeout: CHILD_LIMIT,
  });
  return formatted
    .split(MARK)
    .slice(1)
    .map((text) => text.trim());
}

/** The comment before each text. */
const MARK = "// ---- the next text";
