import { spawnSync } from "node:child_process";
import { CHILD_LIMIT } from "../support/child-limit.js";
import type { WireValue } from "./wire-value.js";

/** Another SOAP library. A small program in peers/ makes calls with it. */
export interface Peer {
  readonly name: string;
  /** The name of the script in peers/. */
  readonly script: string;
  /** The programs that can run the script. The first that is installed and has the library runs it. */
  readonly interpreters: readonly string[];
  /** Arguments with which an interpreter succeeds if it has the library. */
  readonly probe: readonly string[];
  /** All differences of this library from the messages that it sends and reads, in the order in which they happen. */
  readonly facts: readonly Fact[];
  /** What becomes of a text that XML 1.0 cannot write; undefined if it arrives unchanged. */
  readonly forbiddenText: { readonly sent?: Refusal; readonly read?: Refusal };
}

/** A fault of the server, or an error of the library itself. */
export interface Refusal {
  readonly code: string;
  /** A part of its message. */
  readonly reason: string;
}

/** Messages have headers and a body. "sent" is the way from the peer to the server, "read" the way back. */
export type Place = "headers sent" | "body sent" | "headers read" | "body read";

/** A change that a library makes to the values of a message. */
export interface Fact {
  readonly place: Place;
  readonly title: string;
  readonly change: (value: WireValue) => WireValue;
}

/** A value after the changes of a library. */
export function carry(facts: readonly Fact[], place: Place, value: WireValue): WireValue {
  return facts.filter((fact) => fact.place === place).reduce((carried, { change }) => change(carried), value);
}

/** The interpreter that is installed and has the library. */
export function findInterpreter({ interpreters, probe }: Pick<Peer, "interpreters" | "probe">): string | undefined {
  return interpreters.find(
    (interpreter) => spawnSync(interpreter, probe, { stdio: "ignore", timeout: CHILD_LIMIT }).status === 0,
  );
}
