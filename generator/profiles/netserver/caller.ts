import type { Endpoint } from "../../contract/contract.js";
import { literal } from "../../typescript/identifiers.js";
import { assignment, call, callWithLast, objectLiteral, property } from "../../typescript/syntax.js";
import type { Caller, ErrorClass } from "../profile.js";
import { isOfNetServer } from "./namespaces.js";

const REMOTE = property("remote", literal("https://example.com/Cust12345/Remote"));
const TOKEN = property("applicationToken", literal("1234567-1234-9876"));
const CREDENTIALS = property(
  "credentials",
  objectLiteral([property("userName", literal("me")), property("password", literal("secret"))]),
);

/** The session of a user, whose clients send the ticket. */
export const SESSION: Caller = {
  className: "Session",
  logInEndpoint: "SoPrincipal",
  logIn: (principal) => [
    assignment("const session", [
      "await ",
      callWithLast("Session.logIn", [principal], objectLiteral([REMOTE, TOKEN, CREDENTIALS])),
    ]),
    ";",
  ],
  resume: [
    assignment(
      "const session",
      callWithLast("Session.withTicket", [literal("7T:1234abcxyzExample==")], objectLiteral([REMOTE, TOKEN])),
    ),
    ";",
  ],
  client: (className) => call("session.client", className),
};

/** Whether the requests of an endpoint have the ticket of a session. */
export function takesTicket({ operations }: Endpoint): boolean {
  return operations.some(({ request }) =>
    request.headers.some(({ element }) => element.localName === "Credentials" && isOfNetServer(element)),
  );
}

export const ERRORS: readonly ErrorClass[] = [
  {
    name: "NetServerError",
    meaning: "NetServer has carried out the call and failed. The error message has its words.",
  },
  { name: "LoginError", meaning: "NetServer does not know the user." },
];
