import { spawnSync } from "node:child_process";
import { CHILD_LIMIT } from "../support/child-limit.js";
import type { WireValue } from "./wire-value.js";

/** A SOAP library that is not ours, behind a small program in peers/ that makes the calls that it is told. */
export interface Peer {
  readonly name: string;
  /** In peers/. */
  readonly script: string;
  /** What may run the script; the first that is there and has the library does. */
  readonly interpreters: readonly string[];
  /** Arguments with which an interpreter that has the library ends well. */
  readonly probe: readonly string[];
  /** All in which this library differs from what is sent and what is to be read, in the order in which it happens. */
  readonly facts: readonly Fact[];
  /** The end of a text that XML 1.0 has no way to write; none if it comes as it is. */
  readonly forbiddenText: { readonly sent?: Refusal; readonly read?: Refusal };
}

/** A fault of the server, or an error of the library itself. */
export interface Refusal {
  readonly code: string;
  /** A part of what it says. */
  readonly reason: string;
}

/** Messages have headers and a body; "sent" is on the way from the peer to the server, "read" on the way back. */
export type Place = "headers sent" | "body sent" | "headers read" | "body read";

/** Something that a library does to what it carries. */
export interface Fact {
  readonly place: Place;
  readonly title: string;
  readonly change: (value: WireValue) => WireValue;
}

/** What is left of a value, once a library has carried it. */
export function carry(facts: readonly Fact[], place: Place, value: WireValue): WireValue {
  return facts.filter((fact) => fact.place === place).reduce((carried, { change }) => change(carried), value);
}

/** The interpreter that is there and has the library. */
export function findInterpreter({ interpreters, probe }: Peer): string | undefined {
  return interpreters.find(
    (interpreter) => spawnSync(interpreter, probe, { stdio: "ignore", timeout: CHILD_LIMIT }).status === 0,
  );
}
