import type { ClientClass, SessionHeaders } from "./session-options.js";

/** A session that sends an access token instead of a ticket. Every session is one as well, for functions that take any. */
export interface AccessTokenSession {
  /** A client of Services86 or a later version. For the others the type of the parameter is `never`. */
  client<Client, Path extends string>(
    endpoint: ClientClass<SessionHeaders, Client, Path> & (Path extends WithoutAccessTokens ? never : unknown),
  ): Client;
}

/** The paths of endpoints that do not accept an access token instead of a ticket. */
type WithoutAccessTokens = `Services84/${string}` | `Services85/${string}`;

export function takesAccessTokens(path: string): boolean {
  return !/^Services8[45]\//.test(path);
}
