/** The known values of a new configuration. */
export interface InitialConfiguration {
  /** The address of the installation to fetch from. */
  readonly url?: string | undefined;
  readonly services?: readonly string[] | undefined;
  readonly endpoints?: readonly string[] | undefined;
}

/** The text of a new configuration: every key, explained, with its default value or an example. */
export function initialConfiguration({ url, services, endpoints }: InitialConfiguration): string {
  const known = (value: unknown): string => (value === undefined ? "// " : "");
  return `{
  "$schema": "./node_modules/netserver-soapgen/config.schema.json",

  // Comments are allowed. Paths are relative to this file. Options on the command line win.

  // The installation that "fetch" asks for its contract. Credentials do not belong here: they are taken from
  // NETSERVER_SOAPGEN_TOKEN, or NETSERVER_SOAPGEN_USER and NETSERVER_SOAPGEN_PASSWORD.
  ${known(url)}"server": { "url": ${JSON.stringify(url ?? "https://example.com/Cust12345/Remote")} },

  // Versions and endpoints. The package gets only the types that the endpoints use.
  ${known(services)}"services": ${list(services ?? ["Services88"])},
  ${known(endpoints)}"endpoints": ${list(endpoints ?? ["Batch", "SoPrincipal"])},

  // WSDL and XSD files, one folder for each version. Check them in.
  "schemas": "schemas",

  // The generated package. Anything else in this folder is deleted.
  "out": "generated",
  // It is private until you say otherwise. To publish it, give it a scope that you own, and
  // "private": false, "license", "repository", "publishConfig" as in any package.json.
  "package": { "version": "0.1.0", "private": true },

  // What the properties for elements and attributes are called: as in messages, "wire", or in "camelCase".
  "members": "wire",

  // How values look in TypeScript: dateTime as "string" or "Date", long as "bigint", "number" or "string", a dictionary as "object" or
  // "Map".
  "values": { "dateTime": "string", "long": "bigint", "dictionary": "object" }
}
`;
}

function list(names: readonly string[]): string {
  return `[${names.map((name) => JSON.stringify(name)).join(", ")}]`;
}
