// The last step of the build: joins the modules of the program, as the compiler has made them, into a few. Node.js resolves each import
// anew, so that many small modules load slowly. Programs that import the generator still get it module by module. The templates become
// one file for the same reason.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const FOLDER = "dist/bin";

rmSync(join(FOLDER, "chunks"), { recursive: true, force: true });
const { output } = await build({
  input: join(FOLDER, "netserver-soapgen.js"),
  platform: "node",
  // Packages stay as they are.
  external: /^[^./]/,
  plugins: [{ name: "maps of the compiler", load: withMap }],
  output: { dir: FOLDER, chunkFileNames: "chunks/[name].js", sourcemap: true },
});
output.filter(({ type, map }) => type === "chunk" && !map).forEach(writeMap);
chmodSync(join(FOLDER, "netserver-soapgen.js"), 0o755);
writeFileSync("dist/templates.json", JSON.stringify(Object.fromEntries(textsIn("templates"))));

/** A module with the map to its source, so that the maps of joined modules lead there as well. */
function withMap(path) {
  return { code: readFileSync(path, "utf8"), map: readFileSync(`${path}.map`, "utf8") };
}

/** The map of a module that only passes on what others export, or helps to join them: it leads to where the module comes from. */
function writeMap({ fileName, facadeModuleId }) {
  const path = join(FOLDER, fileName);
  const source = relative(dirname(path), facadeModuleId ?? fileURLToPath(import.meta.url)).replaceAll("\\", "/");
  writeFileSync(`${path}.map`, JSON.stringify({ version: 3, sources: [source], mappings: "" }));
}

/** The texts of a folder's files by path, with slashes, in the order of the paths. */
function textsIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort()
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]);
}
