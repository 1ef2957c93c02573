import { type Behaviour, type Behaviours, isMembers, type Members, ServiceError } from "./service-answers.js";

/** A task as it stands, and how often it has been looked at since someone has set it. */
interface Task {
  readonly info: Members;
  readonly looks: number;
}

/** The operations of Batch, over tasks that live as long as the server. */
export function createBatchBehaviours(): Behaviours {
  const tasks = new BatchTasks();
  const list =
    (...members: readonly (keyof typeof FILTERS)[]): Behaviour =>
    (request) => ({ Response: tasks.list((info) => members.every((name) => FILTERS[name](info, request[name]))) });
  return new Map<string, Behaviour>([
    ["StartBatchJob", ({ BatchTaskInfo }) => ({ Response: tasks.start(given(BatchTaskInfo)) })],
    ["GetBatchTaskInfo", ({ Id }) => ({ Response: tasks.look(Id) })],
    ["UpdateBatchTask", ({ BatchTaskInfo }) => ({ Response: tasks.update(given(BatchTaskInfo)) })],
    ["StopBatchJob", ({ Id }) => ({ Response: tasks.stop(Id) })],
    ["DeleteBatchTask", ({ BatchTaskId }) => tasks.delete([BatchTaskId])],
    ["DeleteBatchTasks", ({ BatchTaskIds }) => tasks.delete(BatchTaskIds)],
    ["GetBatchTaskInfosByState", list("State")],
    ["GetBatchTaskInfosByAssociates", list("AssociateIds")],
    ["GetBatchTaskInfosByAssociatesAndState", list("AssociateIds", "State")],
    ["GetBatchTaskInfosByNameAndAssociates", list("Name", "AssociateIds")],
    ["GetBatchTaskInfosByNameAndState", list("Name", "State")],
  ]);
}

/** Whether a task is wanted, by the member of the request that says which are. */
const FILTERS = {
  Name: ({ Name = null }: Members, wanted: unknown = null): boolean => Name === wanted,
  AssociateIds: ({ AssociateId = 0 }: Members, wanted: unknown): boolean =>
    Array.isArray(wanted) && wanted.includes(AssociateId),
  State: ({ State }: Members, wanted: unknown = "Unknown"): boolean => wanted === "All" || State === wanted,
};

/** What the documentation of UpdateBatchTask says that it can change. */
const CHANGEABLE: ReadonlySet<string> = new Set(["State", "Description", "Response", "Request"]);

/** How a job gets on, from look to look, and what else changes on the way. */
const NEXT: ReadonlyMap<unknown, Members> = new Map<unknown, Members>([
  ["New", { State: "Aquired" }],
  ["Aquired", { State: "Started", ProgressPercent: 50 }],
  ["Started", { State: "Succeeded", ProgressPercent: 100, Result: "Done by netserver-soapgen mock" }],
]);

class BatchTasks {
  readonly #tasks = new Map<number, Task>();
  #lastId = 0;

  /** Keeps all that is given, but for the id. */
  start(info: Members): number {
    const Id = ++this.#lastId;
    // Without a zone, as most servers send it.
    const now = new Date().toISOString().slice(0, "2024-02-29T23:59:59".length);
    const filled = { State: "New", Created: now, LastStarted: now, StartCount: 1, ...defined(info), Id };
    this.#tasks.set(Id, { info: filled, looks: 0 });
    return Id;
  }

  /** Shows a task as it was set; every further look finds it one step on, so that polling comes to an end. */
  look(id: unknown): Members {
    const [key, { info, looks }] = this.#find(id);
    const seen = looks === 0 ? info : { ...info, ...NEXT.get(info.State) };
    this.#tasks.set(key, { info: seen, looks: looks + 1 });
    return seen;
  }

  update(changed: Members): Members {
    const [key, { info }] = this.#find(changed.Id);
    const changes = Object.entries(defined(changed)).filter(([name]) => CHANGEABLE.has(name));
    const updated = { ...info, ...Object.fromEntries(changes) };
    this.#tasks.set(key, { info: updated, looks: 0 });
    return updated;
  }

  /** Whether there was anything to stop. No state says "stopped". */
  stop(id: unknown): boolean {
    const [key, { info }] = this.#find(id);
    if (!NEXT.has(info.State)) return false;
    this.#tasks.set(key, { info: { ...info, State: "Failed" }, looks: 0 });
    return true;
  }

  /** Deletes all of them, or none if one is unknown. */
  delete(ids: unknown): Members {
    const keys = Array.isArray(ids) ? ids.map((id) => this.#find(id)[0]) : [];
    for (const key of keys) this.#tasks.delete(key);
    return {};
  }

  list(isWanted: (info: Members) => boolean): Members[] {
    return [...this.#tasks.values()].map(({ info }) => info).filter(isWanted);
  }

  /** @throws ServiceError if there is no such task; an id that is left out is 0, as it is in .NET */
  #find(id: unknown = 0): [number, Task] {
    const task = typeof id === "number" ? this.#tasks.get(id) : undefined;
    if (typeof id === "number" && task !== undefined) return [id, task];
    throw new ServiceError("System.ArgumentException", `There is no batch task with the id ${String(id)}.`);
  }
}

function given(info: unknown): Members {
  if (isMembers(info)) return info;
  throw new ServiceError("System.ArgumentNullException", "BatchTaskInfo is missing.");
}

/** The members of the contract that have been sent. Elements that it does not know are gone, as they are in WCF. */
function defined(info: Members): Members {
  return Object.fromEntries(Object.entries(info).filter(([, value]) => value !== undefined));
}
