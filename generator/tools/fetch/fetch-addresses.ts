import { InputError } from "../../source/errors.js";
import { isDeviceName } from "../../source/file-name.js";
import { showUrl } from "./address.js";
import { openConnection } from "./connection.js";
import { type Credentials, conceal } from "./credentials.js";
import { fetchEndpoint } from "./fetch-endpoint.js";
import { checkSecrets } from "./fetch-schemas.js";
import { collectSchemas, type FetchedSchemas, lockFetched } from "./fetched-schemas.js";
import type { HttpRules } from "./get-document.js";
import { nameDocuments } from "./name-documents.js";
import type { Proxies } from "./proxies.js";
import type { SourceLock } from "./source-lock.js";

/** A WSDL at an address of its own, and the name of its files. */
export interface NamedAddress {
  readonly url: URL;
  readonly name: string;
}

/** How addresses are asked. */
export interface AddressAccess extends Pick<HttpRules, "originFlag"> {
  readonly allowOrigins?: readonly string[] | undefined;
  /** For the origin of the addresses, and no other. */
  readonly credentials?: Credentials | undefined;
  /** Through which proxies they are asked; directly if left out. */
  readonly proxies?: Proxies | undefined;
  /** In seconds, for each document. */
  readonly timeout?: number | undefined;
}

const DEFAULT_TIMEOUT = 30;

/**
 * Asks for WSDLs and for all that they refer to, on their own hosts or on others of the public internet. Nothing is written.
 * @throws InputError for the first error
 */
export async function fetchAddresses(
  addresses: readonly NamedAddress[],
  { allowOrigins = [], originFlag, credentials, proxies, timeout = DEFAULT_TIMEOUT }: AddressAccess,
): Promise<FetchedSchemas> {
  if (credentials !== undefined && new Set(addresses.map(({ url }) => url.origin)).size > 1)
    throw new InputError("the credentials are for one host, and the addresses have several; fetch them one by one");
  const abort = new AbortController();
  try {
    const fetched = await Promise.all(
      addresses.map(async ({ url, name }) => {
        const rules = {
          origin: url.origin,
          allowOrigins,
          originFlag,
          allowPublic: true,
          credentials,
          proxies,
          timeout,
          signal: abort.signal,
        };
        const connection = openConnection(rules, () => undefined);
        const documents = nameDocuments(name, await fetchWsdl(url, connection));
        checkSecrets(documents, credentials);
        return lockFetched({ endpoint: { version: "", endpoint: name }, url, documents });
      }),
    );
    return collectSchemas(fetched);
  } catch (error) {
    abort.abort();
    if (!(error instanceof InputError)) throw error;
    const message = conceal(error.message, credentials);
    throw message === error.message ? error : new InputError(message);
  }
}

/** Many servers have a page for people at the address of a service, and its WSDL only after `?wsdl`. */
async function fetchWsdl(...[url, connection]: Parameters<typeof fetchEndpoint>): ReturnType<typeof fetchEndpoint> {
  try {
    return await fetchEndpoint(url, connection);
  } catch (error) {
    if (!(error instanceof InputError) || url.search !== "" || !error.message.includes("(HTML)")) throw error;
    throw new InputError(`${error.message}; try ${showUrl(url)}?wsdl`, { cause: error });
  }
}

/** Gives addresses the names that the lock has for them, or else new ones from their last words: `Orders` for `…/Orders.svc?wsdl`. */
export function nameAddresses(urls: readonly URL[], { endpoints }: SourceLock): NamedAddress[] {
  const taken = new Map(Object.entries(endpoints).map(([name, { url }]) => [name.toLowerCase(), url]));
  return urls.map((url) => {
    const known = pinnedName(url, { endpoints });
    if (known !== undefined) return { url, name: known };
    const plain = lastWord(url);
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}_${number}`;
    taken.set(name.toLowerCase(), url.href);
    return { url, name };
  });
}

/** The name of an address in the lock; undefined if it has not been fetched. */
export function pinnedName({ href }: URL, { endpoints }: Pick<SourceLock, "endpoints">): string | undefined {
  return Object.entries(endpoints).find(([name, { url }]) => url === href && !name.includes("/"))?.[0];
}

function lastWord({ pathname }: URL): string {
  const last = pathname.split("/").findLast((segment) => segment !== "") ?? "";
  const word = last
    .replace(/\.[^.]*$/, "")
    .replace(/[^A-Za-z0-9_]+/g, "_")
    .replace(/^[^A-Za-z]+/, "")
    .slice(0, 60);
  return word === "" || isDeviceName(word) ? "service" : word;
}
