import type { Contract } from "../contract/contract.js";
import { type CodeWriterFactory, emitVersion } from "../typescript/emit-version.js";
import { registerNames } from "../typescript/names.js";
import { compareText } from "../xml/qname.js";
import type { Templates } from "./read-templates.js";

/** A package in memory: text by path, with slashes, sorted. */
export type GeneratedPackage = ReadonlyMap<string, string>;

/** Puts the package together: the runtime as it is, the modules of every version, and the files around them. */
export function buildPackage(
  contracts: readonly Contract[],
  templates: Templates,
  createWriter: CodeWriterFactory,
): GeneratedPackage {
  const modules = contracts.flatMap((contract) => [...emitVersion(contract, createWriter)]);
  const files = [
    ...runtimeFiles(templates),
    ["src/index.ts", `${RUNTIME_HEADER}\n\nexport * from "./runtime/index.js";\n`] as const,
    ...modules.map(([path, text]) => [`src/${path}`, text] as const),
    ...packageFiles(contracts, templates),
  ];
  return new Map(files.sort(([a], [b]) => compareText(a, b)));
}

const RUNTIME_HEADER = "// Run-time library of netserver-soapgen, copied by it. Do not edit.";

function runtimeFiles(templates: Templates): [string, string][] {
  return [...templates]
    .filter(([path]) => path.startsWith("runtime/"))
    .map(([path, text]) => [`src/${path}`, `${RUNTIME_HEADER}\n\n${text}`]);
}

function packageFiles(contracts: readonly Contract[], templates: Templates): [string, string][] {
  return [...templates]
    .filter(([path]) => path.startsWith("package/"))
    .map(([path, text]) => {
      const name = path.slice("package/".length);
      if (name === "package.json") return [name, packageJson(text, contracts)];
      if (name === "README.md") return [name, text.replace("<!-- contents -->", contentsTable(contracts))];
      // npm leaves files called .gitignore out of what it publishes, so the template has another name.
      return [name === "gitignore" ? ".gitignore" : name, text];
    });
}

/** Adds an entry point for each version and each endpoint. */
function packageJson(template: string, contracts: readonly Contract[]): string {
  const paths = contracts.flatMap((contract) => {
    const { folder, endpoints } = registerNames(contract);
    return [
      [folder, `${folder}/index`],
      ...[...endpoints.values()].map(({ module }) => [`${folder}/${module}`, `${folder}/${module}`]),
    ];
  });
  const entries = [["", "index"], ...paths].map(([name, file]) => [
    name === "" ? "." : `./${name}`,
    { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
  ]);
  const exports = { ...Object.fromEntries(entries), "./package.json": "./package.json" };
  return `${JSON.stringify({ ...parseObject(template), exports }, null, 2)}\n`;
}

function contentsTable(contracts: readonly Contract[]): string {
  const rows = contracts.flatMap((contract) => {
    const { folder, endpoints } = registerNames(contract);
    return contract.endpoints.map(({ name, operations }) => {
      const module = endpoints.get(name)?.module ?? "";
      return `| ${contract.version} | ${name} | ${operations.length} | \`netserver-soap/${folder}/${module}\` |`;
    });
  });
  return ["| version | endpoint | operations | import from |", "|---|---|---|---|", ...rows].join("\n");
}

function parseObject(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("templates/package/package.json is not an object");
  return value;
}
