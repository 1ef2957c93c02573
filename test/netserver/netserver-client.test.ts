import { describe, expect, it } from "vitest";
import { NetServerError, SoapFault } from "../../generated/src/index.js";
import { envelope, SERVICES88 } from "../runtime/messages.js";
import { batchClient, failure } from "../support/batch-client.js";
import { serveReply } from "../support/http-server.js";
import { wholeResponse } from "../support/whole-response.js";

/** NetServer's response to a call that has failed: status 200, and headers that say so. */
function failedAnswer(exceptionInfo: string, succeeded = "false"): { body: string } {
  const header = `<h:ExceptionInfo xmlns:h="${SERVICES88}" xmlns="${SERVICES88}"${exceptionInfo}</h:ExceptionInfo><h:Succeeded xmlns:h="${SERVICES88}">${succeeded}</h:Succeeded>`;
  const payload = `<GetBatchTaskInfoResponse xmlns="${SERVICES88}"><Response i:nil="true"/></GetBatchTaskInfoResponse>`;
  return { body: envelope(payload, header) };
}

const INFO = `><Message>outer</Message><StackTrace>at A()&#xD;
at B()</StackTrace><FriendlyText>It did not work</FriendlyText><ExceptionType>A.Outer</ExceptionType><Source>SoBatch</Source><InnerException><Message>middle</Message><StackTrace i:nil="true"/><InnerException><Message i:nil="true"/><FriendlyText>inner</FriendlyText></InnerException></InnerException><Parameters><SoExceptionInfoParametersKeyValuePair><Key>id</Key><Value>7</Value></SoExceptionInfoParametersKeyValuePair></Parameters>`;

describe("an answer with Succeeded=false", () => {
  it("is a NetServerError, with the errors that led to it as causes", async () => {
    const { url } = await serveReply(failedAnswer(INFO));
    const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }));
    expect(error).toBeInstanceOf(NetServerError);
    expect(error).toMatchObject({
      name: "NetServerError",
      message: "outer",
      friendlyText: "It did not work",
      exceptionType: "A.Outer",
      source: "SoBatch",
      serverStack: "at A()\r\nat B()",
      parameters: { id: "7" },
      cause: { name: "NetServerError", message: "middle", serverStack: undefined, cause: { message: "inner" } },
    });
  });

  it.each([' i:nil="true">', ">"])("may have no reason: <ExceptionInfo%s", async (info) => {
    const { url } = await serveReply(failedAnswer(info));
    const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }));
    expect(error).toBeInstanceOf(NetServerError);
    expect(error).toMatchObject({ message: "NetServer says that the call has failed, and not why", parameters: {} });
    expect(error).not.toHaveProperty("cause");
  });

  it("is a NetServerError whatever its body, with words if the message is empty", async () => {
    const { body } = failedAnswer("><Message></Message><FriendlyText>friendly</FriendlyText>");
    const nil = body.replaceAll("GetBatchTaskInfoResponse", "StartBatchJobResponse");
    for (const broken of [nil, body]) {
      const { url } = await serveReply({ body: broken });
      const error = await failure(batchClient(url).startBatchJob({}));
      expect(error).toBeInstanceOf(NetServerError);
      expect(error).toMatchObject({ message: "friendly" });
    }
  });

  it("is an ordinary response if a client asks for it", async () => {
    const { url } = await serveReply(failedAnswer(INFO));
    const client = batchClient(url, { throwIfNotSucceeded: false });
    expect(await client.getBatchTaskInfo({ Id: 7 })).toMatchObject({
      Response: null,
      $headers: { Succeeded: false, ExceptionInfo: { Message: "outer", InnerException: { Message: "middle" } } },
    });
  });
});

describe("an answer is a response", () => {
  it("with Succeeded=true, whatever else its headers say", async () => {
    const { url } = await serveReply(failedAnswer(INFO, "true"));
    expect(await batchClient(url).getBatchTaskInfo({ Id: 7 })).toMatchObject({ Response: null });
  });

  it("without headers", async () => {
    const body = envelope(`<DeleteBatchTaskResponse xmlns="${SERVICES88}"/>`);
    const { url } = await serveReply({ body });
    expect(wholeResponse(await batchClient(url).deleteBatchTask({ BatchTaskId: 7 }))).toEqual({ $headers: {} });
  });
});

it("a fault is a SoapFault, even if NetServer could have said more", async () => {
  const { url } = await serveReply({
    status: 500,
    body: envelope("<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>"),
  });
  expect(await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }))).toBeInstanceOf(SoapFault);
});
