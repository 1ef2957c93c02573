import { InputError } from "../../source/errors.js";
import { isDeviceName } from "../../source/file-name.js";
import { quote } from "../../source/visible-text.js";

/** The name of an endpoint: `Batch` of `Services88`. */
export interface EndpointName {
  readonly version: string;
  readonly endpoint: string;
}

/** The names of versions and endpoints. A list that is left out means all. */
export interface EndpointNames {
  readonly services?: readonly string[] | undefined;
  readonly endpoints?: readonly string[] | undefined;
}

/** The form of an installation's address, in words. It is the folder that contains the versions. */
export const SERVER_ADDRESS =
  "an http or https address such as https://example.com/Cust12345/Remote, without user, query or fragment";

/** The address of an installation, without a slash at its end; undefined if the text is not valid. */
export function parseServerAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isWeb(url) || url.username !== "" || url.password !== "") return undefined;
  // An empty query or fragment counts as well: it would swallow the path that follows.
  if (/[?#]/.test(text)) return undefined;
  return url.href.replace(/(?<!\/)\/+$/, "");
}

/** @throws InputError if the text is not an address; it is not repeated, because it may contain a password */
export function requireServerAddress(text: string): string {
  const address = parseServerAddress(text);
  if (address === undefined) throw new InputError(`the server's address must be ${SERVER_ADDRESS}`);
  return address;
}

export function isWeb({ protocol }: URL): boolean {
  return protocol === "http:" || protocol === "https:";
}

/** Where an installation serves an endpoint. */
export function endpointAddress(server: string, { version, endpoint }: EndpointName): string {
  return `${server}/${version}/${endpoint}.svc`;
}

/**
 * Returns the name of a version or an endpoint, if it can be part of an address and of a file's name.
 * @throws InputError otherwise
 */
export function checkEndpointName(name: string): string {
  if (isEndpointName(name)) return name;
  throw new InputError(
    `${quote(name)} is not a name of a version or an endpoint: letters, digits and _, and not a name that Windows reserves for a device`,
  );
}

/** Whether a name can be part of an address and of a file's name. */
export function isEndpointName(name: string): boolean {
  return /^[A-Za-z]\w{0,99}$/.test(name) && !isDeviceName(name);
}
