import type { CodeWriterFactory } from "./emit-version.js";

/** Loads ts-morph, which takes half a second, and gives its writer of code. */
export async function loadCodeWriter(): Promise<CodeWriterFactory> {
  const { IndentationText, Project } = await import("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  return () => project.createWriter();
}
