import { LoginError } from "./login-error.js";

/** The credentials of a user of the installation. */
export interface UserNameAndPassword {
  readonly userName: string;
  readonly password: string;
}

/** For Services86 and later versions. */
export interface AccessToken {
  readonly accessToken: string;
}

/** The part of `SoPrincipalClient` that logging in needs, of any version. */
export interface PrincipalClient {
  authenticateUsernamePassword(request: { UserName: string; Password: string }): Promise<Authenticated>;
  authenticateWithAccessToken?(request: { AccessToken: string }): Promise<Authenticated>;
}

/** The credentials that a version accepts: access tokens only if it has an operation for them. */
export type CredentialsFor<Client> = Client extends { authenticateWithAccessToken(request: never): unknown }
  ? UserNameAndPassword | AccessToken
  : UserNameAndPassword;

interface Authenticated {
  readonly AuthenticationSucceeded?: boolean | undefined;
  readonly Credentials?: { readonly Ticket?: string | null | undefined } | null | undefined;
}

/**
 * Logs in at the endpoint SoPrincipal.
 * @returns the ticket
 * @throws LoginError if NetServer refuses, or if the version has no access tokens; all errors of a call
 * @throws TypeError without credentials
 */
export async function authenticate(
  client: PrincipalClient,
  credentials: UserNameAndPassword | AccessToken,
): Promise<string> {
  const { AuthenticationSucceeded, Credentials } = await present(client, credentials);
  const ticket = Credentials?.Ticket;
  if (AuthenticationSucceeded === false || !ticket) throw new LoginError("NetServer has refused the login");
  return ticket;
}

function present(client: PrincipalClient, credentials: UserNameAndPassword | AccessToken): Promise<Authenticated> {
  // By the types one of them is present; plain JavaScript may leave out both.
  const { userName, password, accessToken }: Partial<UserNameAndPassword & AccessToken> = credentials ?? {};
  if (userName !== undefined && password !== undefined)
    return client.authenticateUsernamePassword({ UserName: userName, Password: password });
  if (accessToken === undefined)
    throw new TypeError("the credentials must have a userName and a password, or an accessToken");
  if (client.authenticateWithAccessToken === undefined)
    throw new LoginError("this version has no access tokens: they come with Services86; use a userName and a password");
  return client.authenticateWithAccessToken({ AccessToken: accessToken });
}
