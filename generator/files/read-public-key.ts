import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { InputError } from "../source/errors.js";
import { describeFailure } from "./system-error.js";

/**
 * Reads the RSA key of a file in PEM. Of a private key, the public one that goes with it is taken.
 * @throws InputError if there is none; no part of the file stands in the error
 */
export function readPublicKey(file: string): KeyObject {
  const key = parseKey(file, readFile(file));
  if (key.asymmetricKeyType === "rsa") return key;
  throw new InputError(`${file}: not an RSA key`);
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new InputError(`${file}: ${describeFailure(cause)}`, { cause });
  }
}

function parseKey(file: string, pem: Buffer): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw new InputError(`${file}: not a public key in PEM`);
  }
}
