/** The states that a tenant can be in, as SuperOffice documents them for its online installations. */
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

/** How long an answer holds. */
const VALID_MILLISECONDS = 5 * 60 * 1000;

/** Where the mock is, and when. */
interface Here {
  readonly origin: string;
  readonly now: () => number;
}

/**
 * What an online installation answers beside its endpoints: the state of a tenant, and that a tenant has moved to another host.
 * @returns undefined for any other path
 */
export function tenantAnswer(path: string, here: Here): Response | undefined {
  // A tenant that has moved: its old host answers so, whatever it is asked.
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

/** Every customer is running. A tenant that is called as a state is in that state. */
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
