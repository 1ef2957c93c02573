// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** The content of a token by the names of its claims, which are URIs: `http://schemes.superoffice.net/identity/ticket`. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * The claim whose name ends with a word: `ticket`, `ctx`, `netserver_url`. SuperOffice may change the part before it.
 * @returns undefined if there is none, if there are several, or if it is not text
 */
export function claimNamed(claims: Claims, word: string): string | undefined {
  const [name, ...others] = Object.keys(claims).filter((key) => lastWord(key) === word.toLowerCase());
  const value = name === undefined || others.length > 0 ? undefined : claims[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function lastWord(name: string): string {
  // The separators of URIs; those of a URN are colons.
  return name.slice(Math.max(...["/", "#", ":"].map((separator) => name.lastIndexOf(separator))) + 1).toLowerCase();
}
