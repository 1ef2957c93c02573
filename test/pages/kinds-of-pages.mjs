/**
 * One page of each kind that a site has: the longest one.
 * @param files - the files of the site, by path
 */
export function kindsOfPages(files) {
  const longest = new Map();
  for (const [path, text] of files) {
    if (!path.endsWith(".html")) continue;
    const kind = kindOf(path, text);
    if (text.length > (longest.get(kind)?.length ?? 0)) longest.set(kind, { kind, path, length: text.length });
  }
  return [...longest.values()].map(({ kind, path }) => ({ kind, path }));
}

function kindOf(path, text) {
  if (path === "index.html") return "landing";
  if (path === "versions/index.html") return "matrix-of-endpoints";
  if (path === "versions/types.html") return "matrix-of-types";
  if (path.startsWith("versions/operations/")) return "matrix-of-operations";
  const steps = path.split("/");
  if (steps[1] === "index.html") return "version";
  if (steps[1] === "types") return steps[2] === "index.html" ? "types" : `type-${kindOfType(text)}`;
  return steps[2] === "index.html" ? "endpoint" : "operation";
}

/** The first word of the facts about a type. */
function kindOfType(text) {
  return (/<ul>\n<li>([A-Z][a-z]+(?: type)?)/.exec(text)?.[1] ?? "other").toLowerCase().replace(" ", "-");
}
