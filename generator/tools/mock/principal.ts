import { type Behaviour, type Behaviours, isMembers, type Members, ServiceError } from "./service-answers.js";

/** The only user, as `mock --help` describes it. */
const MOCK_LOGIN = { userName: "mock", password: "mock", accessToken: "mock", ticket: "7T:mock" } as const;

/** The operations of SoPrincipal that log in. All requests come from this machine, so the implicit one needs no password. */
export const principalBehaviours: Behaviours = new Map([
  login("AuthenticateUsernamePassword", ({ UserName, Password }) => isUser(UserName, Password)),
  login("AuthenticateWithAccessToken", ({ AccessToken }) => AccessToken === MOCK_LOGIN.accessToken),
  login("AuthenticateGeneric", ({ AuthenticationData: data }) => {
    if (!isMembers(data)) return false;
    return isUser(data.UserName, data.Password) || data.AccessToken === MOCK_LOGIN.accessToken;
  }),
  login("AuthenticateImplicit", () => true),
]);

/** @throws ServiceError if the header Credentials of a request does not have the ticket that logging in gives */
export function checkTicket({ Credentials: credentials }: Members): void {
  if (isMembers(credentials) && credentials.Ticket === MOCK_LOGIN.ticket) return;
  throw new ServiceError("System.UnauthorizedAccessException", "The ticket is missing or not valid.");
}

/** A call whose login is refused succeeds all the same: its header Succeeded is true, its member AuthenticationSucceeded is false. */
function login(operation: string, accepts: (request: Members) => boolean): [string, Behaviour] {
  return [
    operation,
    (request, sample) => {
      if (!accepts(request)) return { Response: null, Credentials: null, AuthenticationSucceeded: false };
      const user = sample();
      const Response = isMembers(user.Response) ? { ...user.Response, Associate: MOCK_LOGIN.userName } : null;
      return { ...user, Response, Credentials: { Ticket: MOCK_LOGIN.ticket }, AuthenticationSucceeded: true };
    },
  ];
}

function isUser(userName: unknown, password: unknown): boolean {
  return userName === MOCK_LOGIN.userName && password === MOCK_LOGIN.password;
}
