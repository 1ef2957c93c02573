type Saxes = typeof import("saxes");

/**
 * Loads saxes when a file is parsed for the first time, which many runs never do. This module is CommonJS, because only `require` loads
 * without a promise. `import` would take longer: Node.js looks for the exports of saxes in all of its text.
 */
export declare function loadSaxes(): Saxes;

declare function require(name: "saxes"): Saxes;
declare const module: { exports: { readonly loadSaxes: typeof loadSaxes } };

function load(): Saxes {
  return require("saxes");
}

// Said in this way, it is JavaScript as it stands: `export =` is not, and `export` makes no CommonJS.
module.exports = { loadSaxes: load };
