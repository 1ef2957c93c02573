import type { OutputAsset, OutputChunk } from "rolldown";

/** The code of the files of a bundle that are loaded at once: the first one, and all that it imports. Others may be loaded later. */
export function filesAtOnce(output: readonly [OutputChunk, ...(OutputAsset | OutputChunk)[]]): string[] {
  const names = new Set([output[0].fileName]);
  // What is added is visited as well.
  for (const name of names) for (const imported of chunkNamed(name, output)?.imports ?? []) names.add(imported);
  return [...names].flatMap((name) => chunkNamed(name, output)?.code ?? []);
}

function chunkNamed(name: string, output: readonly (OutputAsset | OutputChunk)[]): OutputChunk | undefined {
  return output.find((file): file is OutputChunk => file.type === "chunk" && file.fileName === name);
}
