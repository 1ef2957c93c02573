/** The states of a tenant, from SuperOffice's documentation of its online installations. */
const STATES = [
  "Provisioning",
  "Running",
  "Deleted",
  "Suspended",
  "OnlineMaintenance",
  "OfflineMaintenance",
  "ProvisioningFailed",
  "Deleting",
  "DeleteFailed",
  "MigrationPending",
];

/** The states in which calls are answered. */
const RUNNING: ReadonlySet<string> = new Set(["Running", "OnlineMaintenance"]);

/** How long an answer is valid. */
const VALID_MILLISECONDS = 5 * 60 * 1000;

/** The origin of the mock, and the time. */
interface Here {
  readonly origin: string;
  readonly now: () => number;
}

/**
 * The answers of an online installation apart from its endpoints: the state of a tenant, and 421 for a tenant that has moved.
 * @returns undefined for any other path
 */
export function tenantAnswer(path: string, here: Here): Response | undefined {
  // The old host of a tenant that has moved answers every request with 421.
  if (/^\/moved\//i.test(path)) return new Response("", { status: 421 });
  const [, context] = /^\/api\/state\/([^/]+)$/i.exec(path) ?? [];
  return context === undefined ? undefined : Response.json(stateOf(decode(context), here));
}

/** Whether the mock has this tenant, and answers calls for it. */
export function isRunning(context: string): boolean {
  return RUNNING.has(stateNamed(context));
}

function stateOf(context: string, { origin, now }: Here): object {
  const State = stateNamed(context);
  return {
    ContextIdentifier: context,
    Endpoint: origin,
    State,
    IsRunning: RUNNING.has(State),
    ValidUntil: new Date(now() + VALID_MILLISECONDS).toISOString(),
    Api: `${origin}/api`,
  };
}

/** The state of a tenant. A tenant with the name of a state is in that state; all others are running. */
function stateNamed(context: string): string {
  if (/^Cust\d+$/i.test(context)) return "Running";
  return STATES.includes(context) ? context : "Unknown";
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
