import { type Command, InvalidArgumentError } from "commander";
import type { Configured } from "./configure.js";

/** The options that name an installation, and say how to ask it. */
export interface ServerOptions extends Configured {
  readonly server?: string;
  readonly allowOrigin?: readonly string[];
  readonly singleWsdl?: boolean;
  readonly timeout?: number;
}

export function addServerOptions(command: Command): Command {
  return command
    .option("--server <url>", "installation, such as https://example.com/Cust12345/Remote")
    .option("--allow-origin <origins...>", "other origins that its documents may refer to")
    .option("--timeout <seconds>", "time for each document (default: 30)", parseTimeout);
}

function parseTimeout(text: string): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= 3600) return seconds;
  throw new InvalidArgumentError("It must be a number of seconds from 1 to 3600.");
}
