import { expect, it } from "vitest";
import type { Peer, Refusal } from "./peer.js";
import { answerOf, type Setting } from "./setting.js";
import { FORBIDDEN_TEXT, UNKNOWN_STATE } from "./wanted.js";
import { memberOf, type WireStructure, type WireValue } from "./wire-value.js";

/** Calls that fail. */
export function describeFailures(peer: Peer, setting: () => Setting): void {
  it("a call that fails has Succeeded=false and ExceptionInfo in its headers", async () => {
    const message = "There is no batch task with the id 4711.";
    expect(await setting().call("GetBatchTaskInfo", { Id: 4711 })).toStrictEqual(
      answerOf(peer, { Response: null }, failure("System.ArgumentException", message)),
    );
  });

  it("a call with an unknown ticket has the same", async () => {
    const headers = { Credentials: { Ticket: "7T:another" } };
    const message = "The ticket is missing or not valid.";
    expect(await setting().call("GetBatchTaskInfo", { Id: 1 }, { headers })).toStrictEqual(
      answerOf(peer, { Response: null }, failure("SuperOffice.Exceptions.SoSessionException", message)),
    );
  });

  it("a value that is not in the enumeration gets a soap:Fault", async () => {
    expect(await setting().call("GetBatchTaskInfosByState", { State: UNKNOWN_STATE })).toStrictEqual({
      fault: { code: "s:Client", reason: "the value of an enumeration is not one of the contract" },
    });
  });

  it("a text that XML cannot write has the known end in this library, in both directions", async () => {
    const { call, own } = setting();
    const BatchTaskInfo = { Name: FORBIDDEN_TEXT };
    const { sent, read } = peer.forbiddenText;
    expectEnd(await call("StartBatchJob", { BatchTaskInfo }), sent);
    const { Response: id = 0 } = await own.startBatchJob({ BatchTaskInfo });
    const answer = await call("GetBatchTaskInfo", { Id: id });
    expectEnd(answer, read);
    if (read === undefined) expect(memberOf(answer, "response", "Response", "Name")).toBe(FORBIDDEN_TEXT);
    // A peer that this has ended would not answer now.
    expect(memberOf(await call("StopBatchJob", { Id: id }), "response", "Response")).toBe(true);
  });
}

function expectEnd(answer: WireValue, refusal: Refusal | undefined): void {
  const { code, reason } = refusal ?? {};
  const fault = reason === undefined ? undefined : { code, reason: expect.stringContaining(reason) };
  expect(memberOf(answer, "fault")).toEqual(fault);
}

/** The headers of the mock's answer to a call that has failed. */
function failure(ExceptionType: string, Message: string): WireStructure {
  const ExceptionInfo = {
    Message,
    StackTrace: null,
    FriendlyText: Message,
    ExceptionType,
    Source: "netserver-soapgen mock",
    InnerException: null,
    Parameters: null,
  };
  return { ExceptionInfo, ExtraInfo: null, Succeeded: false, TimeZone: null };
}
