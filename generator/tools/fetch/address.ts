import { InputError } from "../../source/errors.js";
import { isWeb } from "./server-address.js";

/** Whether an argument is an address. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** @throws InputError if the text is not an address that may be asked; it is not repeated, because it may contain a password */
export function parseAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isWeb(url) || url.username !== "" || url.password !== "")
    throw new InputError("an address of a WSDL must be an http or https address without a user or a password");
  url.hash = "";
  return url;
}

/** An address for error messages, at most a line of it, because a server may have invented it. */
export function showUrl({ origin, protocol, pathname, search }: URL): string {
  const text = `${origin === "null" ? `${protocol}//` : origin}${pathname}${/^\?[\w=]{0,40}$/.test(search) ? search : ""}`;
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}
