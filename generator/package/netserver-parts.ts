import type { Contract } from "../contract/contract.js";
import { isOfNetServer } from "../contract/netserver.js";
import { filesOf, type MemoryFile, type MemoryFolder } from "./memory-folder.js";

/**
 * The parts of `templates/netserver` with their own entry points: each folder in it, such as `netserver/tenant`. Programs
 * that use none of them load none of them. Only packages for NetServer have them.
 */
export class NetServerParts {
  /** The names of the parts; none if the package has none. */
  readonly names: readonly string[];

  constructor(contracts: readonly Contract[], templates: MemoryFolder) {
    const isForNetServer = contracts.some(({ endpoints }) => endpoints.some(isOfNetServer));
    const folders = filesOf("netserver", templates).map(([path]) => partOf(path));
    this.names = isForNetServer ? [...new Set(folders.filter((name) => name !== ""))] : [];
  }

  /** Whether the package has a file of `templates/netserver`. */
  includes([path]: MemoryFile): boolean {
    const part = partOf(path);
    return part === "" || this.names.includes(part);
  }

  /** The entry points, and the module of each. */
  entries(): (readonly [entry: string, module: string])[] {
    return this.names.map((name) => [`netserver/${name}`, `netserver/${name}/index`]);
  }

  /** The entries of package.json for the parts. */
  manifest(): object {
    return this.#hasJose() ? JOSE : {};
  }

  /** The compiler's options for the package, from the template's. */
  compilerOptions(template: string): string {
    return this.#hasJose() ? template : template.replace(JOSE_TYPES, "");
  }

  #hasJose(): boolean {
    return this.names.includes("jose");
  }
}

/** The part `jose` is the only one that needs another package, which its users install. */
const JOSE = {
  peerDependencies: { jose: "^6.0.0" },
  peerDependenciesMeta: { jose: { optional: true } },
};

/** Where the template has the types of jose. */
const JOSE_TYPES = /"jose": \[[^\]]*\],\s*/;

/** The folder that a file is in; empty for a file of `templates/netserver` itself. */
function partOf(path: string): string {
  return path.slice(0, Math.max(path.indexOf("/"), 0));
}
