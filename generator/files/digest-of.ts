import { createHash } from "node:crypto";

/** A digest of texts, each with its length, so that two different lists never have the same. */
export function digestOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest("hex");
}
