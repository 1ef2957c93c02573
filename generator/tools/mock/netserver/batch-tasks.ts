import { isMembers, type Members } from "../known-service.js";
import { type Behaviour, type Behaviours, ServiceError } from "./service-answers.js";

/** A task as it is, and how often somebody has looked at it since it was set. */
interface Task {
  readonly info: Members;
  readonly looks: number;
}

/** The operations of Batch. Their tasks are kept until the server ends. */
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

/** Whether a task is wanted, for each member of a request that can say which tasks are. */
const FILTERS = {
  Name: ({ Name = null }: Members, wanted: unknown = null): boolean => Name === wanted,
  AssociateIds: ({ AssociateId = 0 }: Members, wanted: unknown): boolean =>
    Array.isArray(wanted) && wanted.includes(AssociateId),
  State: ({ State }: Members, wanted: unknown = "Unknown"): boolean => wanted === "All" || State === wanted,
};

/** The members that UpdateBatchTask can change, as its documentation says. */
const CHANGEABLE: ReadonlySet<string> = new Set(["State", "Description", "Response", "Request"]);

/** How a job gets on from look to look, and what else changes on the way. */
const NEXT: ReadonlyMap<unknown, Members> = new Map<unknown, Members>([
  ["New", { State: "Aquired" }],
  ["Aquired", { State: "Started", ProgressPercent: 50 }],
  ["Started", { State: "Succeeded", ProgressPercent: 100, Result: "Done by netserver-soapgen mock" }],
]);

/**
 * How many characters all tasks may have together, twice as many as a request. They are kept until somebody deletes them, and
 * one answer may list them all.
 */
const MAX_SIZE = 2 ** 25;

class BatchTasks {
  readonly #tasks = new Map<number, Task>();
  #size = 0;
  #lastId = 0;

  /** Keeps all that is given, except the id. */
  start(info: Members): number {
    const Id = ++this.#lastId;
    // Most servers send it without a zone.
    const now = new Date().toISOString().slice(0, "2024-02-29T23:59:59".length);
    const filled = { State: "New", Created: now, LastStarted: now, StartCount: 1, ...defined(info), Id };
    this.#keep(Id, { info: filled, looks: 0 });
    return Id;
  }

  /** Shows a task as it was set. Every further look finds it one step on, so that polling comes to an end. */
  look(id: unknown): Members {
    const [key, { info, looks }] = this.#find(id);
    const seen = looks === 0 ? info : { ...info, ...NEXT.get(info.State) };
    this.#keep(key, { info: seen, looks: looks + 1 });
    return seen;
  }

  update(changed: Members): Members {
    const [key, { info }] = this.#find(changed.Id);
    const changes = Object.entries(defined(changed)).filter(([name]) => CHANGEABLE.has(name));
    const updated = { ...info, ...Object.fromEntries(changes) };
    this.#keep(key, { info: updated, looks: 0 });
    return updated;
  }

  /** Whether there was anything to stop. No state says "stopped". */
  stop(id: unknown): boolean {
    const [key, { info }] = this.#find(id);
    if (!NEXT.has(info.State)) return false;
    this.#keep(key, { info: { ...info, State: "Failed" }, looks: 0 });
    return true;
  }

  /** Deletes all of them, or none if one is unknown. */
  delete(ids: unknown): Members {
    const keys = Array.isArray(ids) ? ids.map((id) => this.#find(id)[0]) : [];
    for (const key of keys) this.#remove(key);
    return {};
  }

  list(isWanted: (info: Members) => boolean): Members[] {
    return [...this.#tasks.values()].map(({ info }) => info).filter(isWanted);
  }

  /** @throws ServiceError if there is no room for the task */
  #keep(id: number, task: Task): void {
    const size = this.#size - sizeOf(this.#tasks.get(id)?.info) + sizeOf(task.info);
    if (size > MAX_SIZE)
      throw new ServiceError(
        "System.InvalidOperationException",
        `The mock keeps batch tasks of ${MAX_SIZE} characters at most. Delete some.`,
      );
    this.#size = size;
    this.#tasks.set(id, task);
  }

  #remove(id: number): void {
    this.#size -= sizeOf(this.#tasks.get(id)?.info);
    this.#tasks.delete(id);
  }

  /** @throws ServiceError if there is no such task; an id that is left out is 0, because it is in .NET */
  #find(id: unknown = 0): [number, Task] {
    const task = typeof id === "number" ? this.#tasks.get(id) : undefined;
    if (typeof id === "number" && task !== undefined) return [id, task];
    throw new ServiceError("System.ArgumentException", `There is no batch task with the id ${String(id)}.`);
  }
}

/**
 * How many characters a value has, with the names in it and with the unknown elements that reading has kept. An object that stands
 * in it twice counts twice, because it is written twice. Counting stops at the limit, because a value may hold itself.
 */
function sizeOf(info: Members | undefined): number {
  let size = 0;
  const waiting: unknown[] = info === undefined ? [] : [info];
  while (waiting.length > 0 && size <= MAX_SIZE) {
    const value = waiting.pop();
    size += typeof value === "string" ? value.length : SIZE_OF_OTHERS;
    if (typeof value !== "object" || value === null) continue;
    for (const key of Reflect.ownKeys(value)) waiting.push(String(key), Reflect.get(value, key));
  }
  return size;
}

/** The size of a number, of nil, and of an object without its members. */
const SIZE_OF_OTHERS = 16;

function given(info: unknown): Members {
  if (isMembers(info)) return info;
  throw new ServiceError("System.ArgumentNullException", "BatchTaskInfo is missing.");
}

/** The members that have been sent. Elements that the contract does not know are dropped, which WCF does as well. */
function defined(info: Members): Members {
  return Object.fromEntries(Object.entries(info).filter(([, value]) => value !== undefined));
}
