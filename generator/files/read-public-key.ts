import { createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { InputError } from "../source/errors.js";
import { describeFailure } from "./system-error.js";

/**
 * Reads the public RSA key from a file in PEM. For a private key, it returns the matching public key.
 * @throws InputError if there is none; the error shows no part of the file
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
