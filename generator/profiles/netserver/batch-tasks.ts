import { isMembers, type Members } from "../known-service.js";
import { type Behaviour, type Behaviours, ServiceError } from "./service-answers.js";

export interface BatchOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How many milliseconds a job stays in each of the states New, Aquired and Started; 1000 if left out. */
  readonly taskStep?: number | undefined;
}

/** A task, and the time when it was set. */
interface Task {
  readonly info: Members;
  readonly since: number;
}

/** The operations of Batch. Their tasks are kept until the server ends. */
export function createBatchBehaviours(options: BatchOptions): Behaviours {
  const tasks = new BatchTasks(options);
  const list = (...filters: readonly Filter[]): Behaviour => {
    return (request) => ({ Response: tasks.list((info) => filters.every((isWanted) => isWanted(info, request))) });
  };
  return new Map<string, Behaviour>([
    ["StartBatchJob", ({ BatchTaskInfo }) => ({ Response: tasks.start(given(BatchTaskInfo)) })],
    ["GetBatchTaskInfo", ({ Id }) => ({ Response: tasks.get(Id) })],
    ["UpdateBatchTask", ({ BatchTaskInfo }) => ({ Response: tasks.update(given(BatchTaskInfo)) })],
    ["StopBatchJob", ({ Id }) => ({ Response: tasks.stop(Id) })],
    ["DeleteBatchTask", ({ BatchTaskId }) => tasks.delete([BatchTaskId])],
    ["DeleteBatchTasks", ({ BatchTaskIds }) => tasks.delete(BatchTaskIds)],
    ["GetBatchTaskInfosByState", list(hasState)],
    ["GetBatchTaskInfosByAssociates", list(hasAssociate)],
    ["GetBatchTaskInfosByAssociatesAndState", list(hasAssociate, hasState)],
    ["GetBatchTaskInfosByNameAndAssociates", list(hasName, hasAssociate)],
    ["GetBatchTaskInfosByNameAndState", list(hasName, hasState)],
    ["GetAllBatchTaskInfosByName", list(hasTaskName)],
    ["GetAllBatchTaskInfosByNameAndState", list(hasTaskName, hasState)],
    ["GetSystemBatchTaskInfosByName", list(isOfSystem, hasTaskName)],
    ["GetSystemBatchTaskInfosByNameAndState", list(isOfSystem, hasTaskName, hasState)],
  ]);
}

/** Whether a request asks for a task. */
type Filter = (info: Members, request: Members) => boolean;

const hasName: Filter = (info, { Name }) => isNamed(info, Name);

/** The newer operations name the member TaskName. */
const hasTaskName: Filter = (info, { TaskName }) => isNamed(info, TaskName);

const hasAssociate: Filter = ({ AssociateId = 0 }, { AssociateIds }) =>
  Array.isArray(AssociateIds) && AssociateIds.includes(AssociateId);

const hasState: Filter = ({ State }, { State: wanted = "Unknown" }) => wanted === "All" || State === wanted;

/** A task of the system has no associate. */
const isOfSystem: Filter = ({ AssociateId = 0 }) => AssociateId === 0;

function isNamed({ Name = null }: Members, wanted: unknown = null): boolean {
  return Name === wanted;
}

/** The members that UpdateBatchTask can change, as its documentation says. */
const CHANGEABLE: ReadonlySet<string> = new Set(["State", "Description", "Response", "Request"]);

/** The next state for each state of a job, with the other members that change. */
const NEXT: ReadonlyMap<unknown, Members> = new Map<unknown, Members>([
  ["New", { State: "Aquired" }],
  ["Aquired", { State: "Started", ProgressPercent: 50 }],
  ["Started", { State: "Succeeded", ProgressPercent: 100, Result: "Done by netserver-soapgen mock" }],
]);

/**
 * How many characters all tasks together may have: twice as many as a request. Tasks are kept until somebody deletes them, and one
 * answer may list them all.
 */
const MAX_SIZE = 2 ** 25;

const STEP_MILLISECONDS = 1000;

class BatchTasks {
  readonly #now: () => number;
  readonly #step: number;
  readonly #tasks = new Map<number, Task>();
  #size = 0;
  #lastId = 0;

  constructor({ now, taskStep = STEP_MILLISECONDS }: BatchOptions) {
    this.#now = now;
    this.#step = taskStep;
  }

  /** Keeps all given members except the id. */
  start(info: Members): number {
    const Id = ++this.#lastId;
    // Most servers send times without a zone.
    const now = new Date(this.#now()).toISOString().slice(0, "2024-02-29T23:59:59".length);
    const filled = { State: "New", Created: now, LastStarted: now, StartCount: 1, ...defined(info), Id };
    this.#keep(Id, filled);
    return Id;
  }

  get(id: unknown): Members {
    return this.#find(id)[1];
  }

  update(changed: Members): Members {
    const [key, info] = this.#find(changed.Id);
    const changes = Object.entries(defined(changed)).filter(([name]) => CHANGEABLE.has(name));
    const updated = { ...info, ...Object.fromEntries(changes) };
    this.#keep(key, updated);
    return updated;
  }

  /** Stops a task. @returns whether it was running; no state means "stopped" */
  stop(id: unknown): boolean {
    const [key, info] = this.#find(id);
    if (!NEXT.has(info.State)) return false;
    this.#keep(key, { ...info, State: "Failed" });
    return true;
  }

  /** Deletes all of them, or none if one is unknown. */
  delete(ids: unknown): Members {
    const keys = Array.isArray(ids) ? ids.map((id) => this.#find(id)[0]) : [];
    for (const key of keys) this.#remove(key);
    return {};
  }

  list(isWanted: (info: Members) => boolean): Members[] {
    return [...this.#tasks.values()].map((task) => this.#present(task)).filter(isWanted);
  }

  /** The current form of a task: one state further for each step of time since it was set. */
  #present({ info, since }: Task): Members {
    let present = info;
    for (let left = this.#now() - since; left >= this.#step; left -= this.#step) {
      const next = NEXT.get(present.State);
      if (next === undefined) break;
      present = { ...present, ...next };
    }
    return present;
  }

  /** @throws ServiceError if there is no room for the task */
  #keep(id: number, info: Members): void {
    const size = this.#size - sizeOf(this.#tasks.get(id)?.info) + sizeOf(info);
    if (size > MAX_SIZE)
      throw new ServiceError(
        "System.InvalidOperationException",
        `The mock keeps batch tasks of ${MAX_SIZE} characters at most. Delete some.`,
      );
    this.#size = size;
    this.#tasks.set(id, { info, since: this.#now() });
  }

  #remove(id: number): void {
    this.#size -= sizeOf(this.#tasks.get(id)?.info);
    this.#tasks.delete(id);
  }

  /**
   * A task with its id.
   * @throws ServiceError if there is no such task; a missing id is 0, as in .NET
   */
  #find(id: unknown = 0): [number, Members] {
    const task = typeof id === "number" ? this.#tasks.get(id) : undefined;
    if (typeof id === "number" && task !== undefined) return [id, this.#present(task)];
    throw new ServiceError("System.ArgumentException", `There is no batch task with the id ${String(id)}.`);
  }
}

/**
 * How many characters a value has, including names and unknown elements. An object that is in it twice counts twice, because it is
 * written twice. Counting stops at the limit, because a value may contain itself.
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

/** The members that have been sent. Unknown elements are dropped, as in WCF. */
function defined(info: Members): Members {
  return Object.fromEntries(Object.entries(info).filter(([, value]) => value !== undefined));
}
