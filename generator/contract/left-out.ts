/** An operation that is left out, and why. */
export interface LeftOut {
  readonly operation: string;
  readonly reason: string;
}
