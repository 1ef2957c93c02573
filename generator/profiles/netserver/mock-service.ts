import type { Endpoint, Operation } from "../../contract/contract.js";
import { type KnownService, type Members, membersOf } from "../known-service.js";
import type { ServiceOptions } from "../profile.js";
import { type BatchOptions, createBatchBehaviours } from "./batch-tasks.js";
import { isOfNetServer } from "./namespaces.js";
import { isPartnerLogin, PartnerLogin, type PartnerLoginOptions } from "./partner-login.js";
import { MOCK_LOGIN, principalBehaviours } from "./principal.js";
import { answerOf, type Behaviour, type Behaviours } from "./service-answers.js";
import { tenantAnswer } from "./tenant-state.js";
import { type TicketOptions, Tickets } from "./tickets.js";

/** The settings of NetServer's mock. */
export type NetServerSettings = Pick<BatchOptions, "taskStep"> &
  Pick<TicketOptions, "ticketLifetime"> &
  Pick<PartnerLoginOptions, "partnerKey">;

/** NetServer's behaviour beyond its contracts: it logs in, keeps batch tasks, and knows where its tenants are. */
export function createNetServer(options: ServiceOptions & NetServerSettings): KnownService {
  const tickets = new Tickets(options);
  const login = new PartnerLogin({ ...options, tickets });
  return {
    notes: notesOn(tickets),
    serve(endpoint) {
      if (isPartnerLogin(endpoint)) return () => login.perform;
      return isOfNetServer(endpoint) ? serveEndpoint(endpoint, tickets, options) : undefined;
    },
    answer: (path) => login.answer(path) ?? tenantAnswer(path, options),
  };
}

function notesOn({ lifetime }: Tickets): string[] {
  const hours = lifetime / 3_600_000;
  const unused = Number.isInteger(hours) ? `${hours} h` : `${lifetime / 1000} s`;
  return [
    'Log in as "mock" with the password "mock", or with the access token "mock".',
    `The ticket is 7T:mock, until it has not been used for ${unused}.`,
  ];
}

function serveEndpoint(endpoint: Endpoint, tickets: Tickets, options: BatchOptions): ReturnType<KnownService["serve"]> {
  const behaviours = behavioursOf(endpoint, tickets, options);
  return (operation) => {
    const behaviour: Behaviour = behaviours.get(operation.name) ?? ((_, sample) => sample());
    return ({ request, headers, sample }) =>
      answerOf(operation.response, headers.TimeZone, () => {
        if (needsTicket(operation)) checkCredentials(headers, endpoint, tickets);
        return behaviour(request, sample);
      });
  };
}

function behavioursOf({ name }: Endpoint, tickets: Tickets, options: BatchOptions): Behaviours {
  switch (name) {
    case "Batch":
      return createBatchBehaviours(options);
    case "SoPrincipal":
      return principalBehaviours(tickets);
    default:
      return new Map<string, Behaviour>();
  }
}

function needsTicket({ request: { headers } }: Operation): boolean {
  return headers.some(({ element }) => element.localName === "Credentials" && isOfNetServer(element));
}

/** @throws ServiceError if the header Credentials of a request has neither a valid ticket nor an access token */
function checkCredentials({ Credentials }: Members, endpoint: Endpoint, tickets: Tickets): void {
  const { Ticket } = membersOf(Credentials);
  if (!(takesAccessTokens(endpoint) && Ticket === MOCK_LOGIN.accessToken)) tickets.use(Ticket);
}

/** Access tokens came with Services86. */
function takesAccessTokens({ namespace }: Endpoint): boolean {
  return Number(/\/Services(\d+)$/.exec(namespace)?.[1] ?? 0) >= 86;
}
