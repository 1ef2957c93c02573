import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  type AccessTokenSession,
  LoginError,
  NetServerError,
  Session,
  type SessionOptions,
  type TicketStore,
} from "../../generated/src/index.js";
import { BatchClient as BatchClient84 } from "../../generated/src/services84/batch.js";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../generated/src/services88/so-principal.js";
import { failure } from "../support/batch-client.js";
import { ACCESS_TOKEN, type Installation, PASSWORD, serveInstallation } from "../support/installation.js";

const START = { BatchTaskInfo: null };

function renewing({ remote, issue, log }: Installation, options: Partial<SessionOptions> = {}) {
  const renew = (): string => {
    log.push("renew");
    return issue();
  };
  return { remote, ...options, renew };
}

/** A store in memory that several sessions may share, as processes share a database. */
function memoryStore(first?: string): TicketStore & { ticket: string | undefined } {
  return {
    ticket: first,
    read() {
      return this.ticket;
    },
    write(ticket) {
      this.ticket = ticket;
    },
  };
}

describe("a session with a ticket", () => {
  it("sends it", async () => {
    const server = await serveInstallation();
    const session = Session.withTicket(server.issue(), { remote: server.remote });
    expect(await session.client(BatchClient).startBatchJob(START)).toMatchObject({ Response: 1 });
    expect(server.log).toEqual(["call with ticket 1"]);
  });

  it("is renewed after it has expired, and the call is sent again", async () => {
    const server = await serveInstallation();
    const session = Session.withTicket(server.issue(), renewing(server));
    server.expire();
    expect(await session.client(BatchClient).startBatchJob(START)).toMatchObject({ Response: 1 });
    await session.client(BatchClient).startBatchJob(START);
    expect(server.log).toEqual(["refused ticket 1", "renew", "call with ticket 2", "call with ticket 2"]);
  });

  it("is renewed once for all clients and all calls that fail before the new ticket comes", async () => {
    const server = await serveInstallation();
    let answers = 0;
    let allHaveFailed: () => void = () => {};
    const failed = new Promise<void>((resolve) => {
      allHaveFailed = resolve;
    });
    const onResponse = (): void => {
      if (++answers === 20) allHaveFailed();
    };
    const renew = async (): Promise<string> => {
      server.log.push("renew");
      await failed;
      return server.issue();
    };
    const session = Session.withTicket(server.issue(), { remote: server.remote, renew, onResponse });
    server.expire();
    const clients = Array.from({ length: 20 }, () => session.client(BatchClient));
    const responses = await Promise.all(clients.map((client) => client.startBatchJob(START)));
    expect(responses.map(({ Response }) => Response)).toEqual(Array.from({ length: 20 }, () => 1));
    expect(server.log.filter((line) => line === "renew")).toEqual(["renew"]);
    expect(server.log.filter((line) => line === "call with ticket 2")).toHaveLength(20);
  });

  it("makes calls wait for a running renewal", async () => {
    const server = await serveInstallation();
    let finish: (ticket: string) => void = () => {};
    const renewed = new Promise<string>((resolve) => {
      finish = resolve;
    });
    let begin: () => void = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const renew = (): Promise<string> => {
      begin();
      return renewed;
    };
    const session = Session.withTicket(server.issue(), { remote: server.remote, renew });
    server.expire();
    const first = session.client(BatchClient).startBatchJob(START);
    await begun;
    const second = session.client(BatchClient).startBatchJob(START);
    finish(server.issue());
    await Promise.all([first, second]);
    expect(server.log).toEqual(["refused ticket 1", "call with ticket 2", "call with ticket 2"]);
  });

  it("is not renewed a second time for one call", async () => {
    const server = await serveInstallation();
    const renew = (): string => {
      server.log.push("renew");
      return `7T:hush-ticket-x${server.log.length}`;
    };
    const session = Session.withTicket("7T:hush-ticket-0", { remote: server.remote, renew });
    const error = await failure(session.client(BatchClient).startBatchJob(START));
    expect(error).toBeInstanceOf(NetServerError);
    expect(server.log).toEqual(["refused ticket 0", "renew", "refused ticket x2"]);
  });

  it("ends with the ticket if there is no way to get another", async () => {
    const server = await serveInstallation();
    const session = Session.withTicket("7T:hush-ticket-0", { remote: server.remote });
    expect(await failure(session.client(BatchClient).startBatchJob(START))).toBeInstanceOf(NetServerError);
    expect(server.log).toEqual(["refused ticket 0"]);
  });

  it("fails a call with the error of the renewal, and tries again with the next call", async () => {
    const server = await serveInstallation();
    let isDown = true;
    const renew = (): string => {
      if (isDown) throw new Error("the login is down");
      return server.issue();
    };
    const batch = Session.withTicket("7T:hush-ticket-0", { remote: server.remote, renew }).client(BatchClient);
    await expect(batch.startBatchJob(START)).rejects.toThrow("the login is down");
    isDown = false;
    expect(await batch.startBatchJob(START)).toMatchObject({ Response: 1 });
  });

  it("is not renewed for other errors, nor for a call with its own credentials", async () => {
    const server = await serveInstallation();
    const batch = Session.withTicket(server.issue(), renewing(server, { timeout: 0 })).client(BatchClient);
    await expect(batch.startBatchJob(START)).rejects.toMatchObject({ name: "TimeoutError" });
    const headers = { Credentials: { Ticket: "7T:hush-ticket-mine" } };
    const own = Session.withTicket(server.issue(), renewing(server)).client(BatchClient);
    expect(await failure(own.startBatchJob(START, { headers }))).toBeInstanceOf(NetServerError);
    expect(server.log.filter((line) => !line.startsWith("call with"))).toEqual(["refused ticket mine"]);
  });

  it("has an option that decides which errors mean an expired ticket", async () => {
    const server = await serveInstallation();
    const isExpired = (): boolean => false;
    const batch = Session.withTicket("7T:hush-ticket-0", renewing(server, { isExpired })).client(BatchClient);
    expect(await failure(batch.startBatchJob(START))).toBeInstanceOf(NetServerError);
    expect(server.log).toEqual(["refused ticket 0"]);
  });

  it.each(["", undefined, 7])("refuses a value that is not a ticket, and does not show it: %s", (ticket) => {
    const untyped = ticket as string;
    expect(() => Session.withTicket(untyped, { remote: "https://example.com" })).toThrow(
      new TypeError("a ticket must be text, and not empty"),
    );
  });

  it("shows no ticket", async () => {
    const server = await serveInstallation();
    const store = memoryStore();
    const session = await Session.open(renewing(server, { store }));
    const shown = inspect([session, session.client(BatchClient)], { depth: 9, showHidden: true });
    expect(shown + JSON.stringify([session, session.client(BatchClient)])).not.toContain("hush");
  });
});

describe("a session with a password", () => {
  const options = ({ remote }: Installation) => ({ remote, credentials: { userName: "me", password: PASSWORD } });

  it("logs in again if a function gives the password", async () => {
    const server = await serveInstallation();
    const { credentials, remote } = options(server);
    const session = await Session.logIn(SoPrincipalClient, { remote, credentials: () => credentials });
    server.expire();
    await session.client(BatchClient).startBatchJob(START);
    expect(server.log).toEqual(["login", "refused ticket 1", "login", "call with ticket 2"]);
  });

  it("does not keep a password that is given as text", async () => {
    const server = await serveInstallation();
    const session = await Session.logIn(SoPrincipalClient, options(server));
    server.expire();
    expect(await failure(session.client(BatchClient).startBatchJob(START))).toBeInstanceOf(NetServerError);
    expect(server.log).toEqual(["login", "refused ticket 1"]);
  });

  it("reports that the password has been changed meanwhile", async () => {
    const server = await serveInstallation();
    const passwords = [PASSWORD, "hush-wrong"];
    const credentials = () => ({ userName: "me", password: passwords.shift() ?? "" });
    const session = await Session.logIn(SoPrincipalClient, { remote: server.remote, credentials });
    server.expire();
    expect(await failure(session.client(BatchClient).startBatchJob(START))).toBeInstanceOf(LoginError);
  });
});

describe("a session with an access token", () => {
  it("sends it instead of a ticket", async () => {
    const server = await serveInstallation();
    const session = Session.withAccessToken(ACCESS_TOKEN, renewing(server));
    await session.client(BatchClient).startBatchJob(START);
    server.expire();
    await session.client(BatchClient).startBatchJob(START);
    expect(server.log).toEqual(["call with access token", "refused access token", "renew", "call with ticket 1"]);
  });

  it("has no clients of versions that do not accept it", () => {
    const session = Session.withAccessToken(ACCESS_TOKEN, { remote: "https://example.com/Cust12345/Remote" });
    // @ts-expect-error nor has it in the types
    expect(() => session.client(BatchClient84)).toThrow(/access tokens: they come with Services86/);
    const withTicket = Session.withTicket("7T:hush", { remote: "https://example.com/Cust12345/Remote" });
    expect(withTicket.client(BatchClient84)).toBeInstanceOf(BatchClient84);
  });

  it("is a session for functions that ask for no older version, and no other way round", () => {
    const ofAny = (session: AccessTokenSession): BatchClient => session.client(BatchClient);
    const older = (session: Session): BatchClient84 => session.client(BatchClient84);
    const options = { remote: "https://example.com" };
    expect(ofAny(Session.withTicket("7T:hush", options))).toBeInstanceOf(BatchClient);
    expect(ofAny(Session.withAccessToken(ACCESS_TOKEN, options))).toBeInstanceOf(BatchClient);
    // @ts-expect-error it would ask for a client of Services84
    expect(() => older(Session.withAccessToken(ACCESS_TOKEN, options))).toThrow(LoginError);
  });
});

describe("a store", () => {
  it("saves a login if another process has logged in", async () => {
    const server = await serveInstallation();
    const store = memoryStore(server.issue());
    const session = await Session.open(renewing(server, { store }));
    await session.client(BatchClient).startBatchJob(START);
    expect(server.log).toEqual(["call with ticket 1"]);
  });

  it("gets the ticket of a login", async () => {
    const server = await serveInstallation();
    const store = memoryStore();
    await Session.logIn(SoPrincipalClient, {
      remote: server.remote,
      store,
      credentials: { userName: "me", password: PASSWORD },
    });
    expect(store.ticket).toBe("7T:hush-ticket-1");
    server.expire();
    const session = await Session.open(renewing(server, { store }));
    await session.client(BatchClient).startBatchJob(START);
    expect(store.ticket).toBe("7T:hush-ticket-2");
  });

  it("has the ticket that another process has renewed", async () => {
    const server = await serveInstallation();
    const store = memoryStore(server.issue());
    const [mine, other] = await Promise.all([
      Session.open(renewing(server, { store })),
      Session.open(renewing(server, { store })),
    ]);
    server.expire();
    await other.client(BatchClient).startBatchJob(START);
    await mine.client(BatchClient).startBatchJob(START);
    expect(server.log.filter((line) => line === "renew")).toEqual(["renew"]);
  });

  it("may have an expired ticket, which is then renewed", async () => {
    const server = await serveInstallation();
    const store = memoryStore("7T:hush-ticket-old");
    const session = Session.withTicket("7T:hush-ticket-older", renewing(server, { store }));
    await session.client(BatchClient).startBatchJob(START);
    expect(server.log).toEqual(["refused ticket older", "refused ticket old", "renew", "call with ticket 1"]);
  });

  it("can let only one process at a time renew", async () => {
    const server = await serveInstallation();
    const store = memoryStore(server.issue());
    let queue: Promise<unknown> = Promise.resolve();
    const exclusively = (run: () => Promise<void>): Promise<void> => {
      const done = queue.then(run);
      queue = done.catch(() => {});
      return done;
    };
    const sessions = await Promise.all(
      [1, 2, 3].map(() => Session.open(renewing(server, { store: Object.assign(store, { exclusively }) }))),
    );
    server.expire();
    await Promise.all(sessions.map((session) => session.client(BatchClient).startBatchJob(START)));
    expect(server.log.filter((line) => line === "renew")).toEqual(["renew"]);
  });
});

it("a session needs a ticket, or a way to get one", async () => {
  const untyped = { remote: "https://example.com" } as Parameters<typeof Session.open>[0];
  await expect(Session.open(untyped)).rejects.toThrow("a session needs a ticket, or a function renew");
});
