/** `1 endpoint`, `2 endpoints`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** `1 file differs`, `2 files differ`. */
export function differing(count: number, what: string): string {
  return `${counted(count, what)} ${count === 1 ? "differs" : "differ"}`;
}
