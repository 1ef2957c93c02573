import { createRequire } from "node:module";
import type { CodeWriterFactory } from "./source-file.js";

/**
 * Loads ts-morph, which takes a fifth of a second, and gives its writer of code. It is required, as importing it would take
 * half as long again: Node would look for the names of its exports in ten megabytes of text.
 */
export function loadCodeWriter(): CodeWriterFactory {
  const { IndentationText, Project }: typeof import("ts-morph") = createRequire(import.meta.url)("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  return () => project.createWriter();
}
