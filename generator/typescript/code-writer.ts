import { createRequire } from "node:module";
import type { CodeBlockWriter } from "ts-morph";
import type { CodeWriterFactory } from "./source-file.js";

/**
 * Loads the writer of code that ts-morph exports as `CodeBlockWriter`. It is in a package of its own, which ts-morph depends on, and
 * is loaded from there: ts-morph itself would load the compiler of TypeScript, which takes far longer and writes nothing.
 */
export function loadCodeWriter(): CodeWriterFactory {
  const requireHere = createRequire(import.meta.url);
  const requireFromTsMorph = createRequire(requireHere.resolve("ts-morph"));
  const { default: Writer }: WriterModule = requireFromTsMorph("code-block-writer");
  return () => new Writer({ indentNumberOfSpaces: 2, newLine: "\n" });
}

interface WriterModule {
  readonly default: typeof CodeBlockWriter;
}
