// The last step of the build: joins the modules of the program, as the compiler has made them, into a few. Node.js resolves each import
// anew, so that many small modules load slowly. Programs that import the generator still get it module by module.
import { chmodSync, rmSync } from "node:fs";
import { build } from "rolldown";

rmSync("dist/bin/chunks", { recursive: true, force: true });
await build({
  input: "dist/bin/netserver-soapgen.js",
  platform: "node",
  // Packages stay as they are.
  external: /^[^./]/,
  output: { dir: "dist/bin", chunkFileNames: "chunks/[name].js", sourcemap: true },
});
chmodSync("dist/bin/netserver-soapgen.js", 0o755);
