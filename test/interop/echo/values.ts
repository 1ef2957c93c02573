/** Members by name, as generated code has them. */
export type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members {
  if (!isMembers(value)) throw new Error(`${String(value)} has no members`);
  return value;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The form in which values go to a peer and come from it, as JSON: what JSON lacks is an object with one member. The headers of a
 * message are left out.
 */
export function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : { $long: String(value) };
  if (typeof value === "number") return Number.isFinite(value) ? value : { $number: NUMBERS.get(value) ?? "NaN" };
  // To some languages bytes are texts: they tell one from the other unless it is empty.
  if (value instanceof Uint8Array) return value.length === 0 ? "" : { $bytes: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(plain);
  if (!isMembers(value)) return value;
  const members = Object.entries(value).filter(([name]) => name !== "$headers");
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
}

const NUMBERS: ReadonlyMap<number, string> = new Map([
  [Number.POSITIVE_INFINITY, "INF"],
  [Number.NEGATIVE_INFINITY, "-INF"],
]);
