import { isMembers, type Members } from "../known-service.js";
import type { Behaviour, Behaviours } from "./service-answers.js";
import type { Tickets } from "./tickets.js";

/** The only user, as `mock --help` describes it. */
export const MOCK_LOGIN = { userName: "mock", password: "mock", accessToken: "mock" } as const;

/** The operations of SoPrincipal that log in. The implicit login needs no password, because all requests come from this machine. */
export function principalBehaviours(tickets: Tickets): Behaviours {
  const login = (operation: string, accepts: (request: Members) => boolean): [string, Behaviour] => [
    operation,
    (request, sample) => (accepts(request) ? accepted(sample(), tickets.issue()) : REFUSED),
  ];
  return new Map([
    login("AuthenticateUsernamePassword", ({ UserName, Password }) => isUser(UserName, Password)),
    login("AuthenticateWithAccessToken", ({ AccessToken }) => AccessToken === MOCK_LOGIN.accessToken),
    login("AuthenticateGeneric", ({ AuthenticationData: data }) => {
      if (!isMembers(data)) return false;
      return isUser(data.UserName, data.Password) || data.AccessToken === MOCK_LOGIN.accessToken;
    }),
    login("AuthenticateImplicit", () => true),
  ]);
}

/** A call with a refused login succeeds: its header Succeeded is true, its member AuthenticationSucceeded is false. */
const REFUSED: Members = { Response: null, Credentials: null, AuthenticationSucceeded: false };

function accepted(user: Members, ticket: string): Members {
  const Response = isMembers(user.Response) ? { ...user.Response, Associate: MOCK_LOGIN.userName } : null;
  return { ...user, Response, Credentials: { Ticket: ticket }, AuthenticationSucceeded: true };
}

function isUser(userName: unknown, password: unknown): boolean {
  return userName === MOCK_LOGIN.userName && password === MOCK_LOGIN.password;
}
