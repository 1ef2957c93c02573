import { createRequire } from "node:module";
import type { CodeWriterFactory } from "./source-file.js";

/**
 * Loads ts-morph, which is slow, and returns its writer of code. `require` is faster than `import`, which would search megabytes
 * of text for the names of exports.
 */
export function loadCodeWriter(): CodeWriterFactory {
  const { IndentationText, Project }: typeof import("ts-morph") = createRequire(import.meta.url)("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  return () => project.createWriter();
}
