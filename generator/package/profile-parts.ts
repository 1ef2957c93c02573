import type { ModuleRule } from "../profiles/profile.js";
import type { AnyProfile } from "../profiles/profiles.js";
import { filesOf, inside, type MemoryFile, type MemoryFolder } from "./memory-folder.js";

/**
 * What a package has of its profile: the modules of the profile's folder in `templates/`. Each folder with an index is an entry
 * point, such as `shop/orders` of a profile `shop`. Programs that use none of them load none of them.
 */
export class ProfileParts {
  readonly #profile: AnyProfile | undefined;
  readonly #templates: MemoryFolder;

  /** @param profile - undefined if nothing is known of the service beside its contract */
  constructor(profile: AnyProfile | undefined, templates: MemoryFolder) {
    this.#profile = profile;
    this.#templates = templates;
  }

  /** Which of its files become which module. */
  modules(): readonly ModuleRule[] {
    return this.#profile?.modules ?? [];
  }

  /** The files of its library, in a folder with the name of the profile. */
  files(): MemoryFile[] {
    const files = this.#all().filter(([path]) => path.endsWith(".ts"));
    return this.#profile === undefined ? [] : inside(this.#profile.name, files);
  }

  /** The entry points, and the module of each. */
  entries(): (readonly [entry: string, module: string])[] {
    return this.#folders().map((folder) => [
      `${this.#profile?.name}/${folder}`,
      `${this.#profile?.name}/${folder}/index`,
    ]);
  }

  /** The statement by which the package's index exports what all clients have. */
  exports(): string {
    return this.#profile === undefined ? "" : `export * from "./${this.#profile.name}/index.js";\n`;
  }

  /** The entries of package.json that differ from the template's. */
  manifest(): object {
    const own: unknown = JSON.parse(this.#file("manifest.json") ?? "{}");
    return Object.assign({}, own, ...(this.#profile?.parts ?? []).map(({ manifest }) => manifest));
  }

  /** The declarations of other packages, for the compiler. */
  compilerPaths(): (readonly [name: string, files: readonly string[]])[] {
    return (this.#profile?.parts ?? []).flatMap(({ compilerPaths }) => Object.entries(compilerPaths));
  }

  /** A part of the README that differs from the template's; undefined for none. */
  chapter(name: string): string | undefined {
    return this.#file(`readme/${name}.md`);
  }

  #folders(): string[] {
    return this.#all().flatMap(([path]) => /^([^/]+)\/index\.ts$/.exec(path)?.[1] ?? []);
  }

  #file(path: string): string | undefined {
    return this.#profile === undefined ? undefined : this.#templates.get(`${this.#profile.name}/${path}`);
  }

  #all(): MemoryFile[] {
    return this.#profile === undefined ? [] : filesOf(this.#profile.name, this.#templates);
  }
}
