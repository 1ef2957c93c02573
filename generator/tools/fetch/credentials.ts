import { Buffer } from "node:buffer";
import { InputError } from "../../source/errors.js";

/** The credentials for an installation. They are never printed or written to a file. */
export interface Credentials {
  /** The value of the HTTP header Authorization. */
  readonly authorization: string;
  /** Every form in which a server may repeat the secret. */
  readonly secrets: readonly string[];
}

const TOKEN = "NETSERVER_SOAPGEN_TOKEN";
const USER = "NETSERVER_SOAPGEN_USER";
const PASSWORD = "NETSERVER_SOAPGEN_PASSWORD";

/** The environment variable that names the installation if neither the command line nor the configuration does. */
export const SERVER_VARIABLE = "NETSERVER_SOAPGEN_SERVER";

/** The environment variables that credentials are taken from. */
export const CREDENTIAL_VARIABLES = `${TOKEN}, or ${USER} and ${PASSWORD}`;

/**
 * Reads credentials from the environment: a bearer token, or a user with a password for basic authentication.
 * @returns undefined if there are none
 * @throws InputError if they are not complete, or cannot be sent
 */
export function readCredentials(environment: NodeJS.ProcessEnv): Credentials | undefined {
  const [token, user, password] = [TOKEN, USER, PASSWORD].map((name) => environment[name] || undefined);
  if (token !== undefined && (user !== undefined || password !== undefined)) {
    throw new InputError(
      `${TOKEN} and ${user === undefined ? PASSWORD : USER} are both set: one way to log in is enough`,
    );
  }
  if (token !== undefined) return bearer(token);
  if (user === undefined && password === undefined) return undefined;
  if (user === undefined || password === undefined) {
    const [present, missing] = user === undefined ? [PASSWORD, USER] : [USER, PASSWORD];
    throw new InputError(`${present} is set, and ${missing} is not`);
  }
  return basic(user, password);
}

/** The characters of RFC 6750, 2.1, and a few more that are used in practice: all that a header can contain without escaping. */
function bearer(token: string): Credentials {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new InputError(`${TOKEN} has characters that no token has`);
  return { authorization: `Bearer ${token}`, secrets: [token] };
}

/** RFC 7617, in UTF-8. */
function basic(user: string, password: string): Credentials {
  if (user.includes(":")) throw new InputError(`${USER} has a colon, which basic authentication does not allow`);
  const encoded = Buffer.from(`${user}:${password}`).toString("base64");
  return { authorization: `Basic ${encoded}`, secrets: [encoded, password] };
}

/** Removes the secret from a text. */
export function conceal(text: string, credentials: Credentials | undefined): string {
  const forms = (credentials?.secrets ?? []).flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return forms.reduce((concealed, form) => concealed.replaceAll(form, "***"), text);
}
