import { describe, expect, it } from "vitest";
import { isTicketExpired, NetServerError, SoapFault } from "../../generated/src/index.js";
import { batchClient, failure } from "../support/batch-client.js";
import { serveReply } from "../support/http-server.js";

function fault(code: string, ...subcodes: readonly string[]): SoapFault {
  const [first = { namespace: "", localName: "" }, ...others] = [code, ...subcodes].map((localName) => ({
    namespace: "urn:any",
    localName,
  }));
  return new SoapFault({ code: first, subcodes: others, reason: "", actor: undefined, detail: undefined });
}

describe("whether an error means that a ticket has expired", () => {
  it.each<[boolean, unknown]>([
    [true, new NetServerError({ ExceptionType: "SuperOffice.Exceptions.SoSessionException" })],
    [false, new NetServerError({ ExceptionType: "System.Security.Authentication.AuthenticationException" })],
    [
      false,
      new NetServerError({
        InnerException: { ExceptionType: "System.UnauthorizedAccessException", Message: "The ticket is not valid." },
      }),
    ],
    [
      false,
      new NetServerError({
        ExceptionType: "System.UnauthorizedAccessException",
        Message: "You may not read this ticket.",
      }),
    ],
    [true, new NetServerError({ InnerException: { ExceptionType: "SoSessionException" } })],
    [
      true,
      new NetServerError({ ExceptionType: "System.UnauthorizedAccessException", Message: "The ticket is not valid." }),
    ],
    [
      false,
      new NetServerError({ ExceptionType: "System.UnauthorizedAccessException", Message: "You may not do that." }),
    ],
    [false, new NetServerError({ ExceptionType: "System.ArgumentException", Message: "no such ticket" })],
    [false, new NetServerError({})],
    [true, fault("FailedAuthentication")],
    [true, fault("Sender", "InvalidSecurityToken")],
    [false, fault("Client")],
    [false, new TypeError("fetch failed")],
    [false, undefined],
  ])("%s: %s", (want, error) => {
    expect(isTicketExpired(error)).toBe(want);
  });

  it.each([
    [401, true],
    [403, false],
    [503, false],
  ])("with the HTTP status %i: %s", async (status, want) => {
    const { url } = await serveReply({ status });
    expect(isTicketExpired(await failure(batchClient(url).getBatchTaskInfo({ Id: 7 })))).toBe(want);
  });
});
