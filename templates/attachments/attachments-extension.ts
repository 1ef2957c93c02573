import type { Extension } from "../runtime/http/extension.js";
import { AttachedAnswer } from "./attached-answer.js";
import { AttachedCall } from "./attached-call.js";
import { DeferredValues } from "./deferred-values.js";
import type { AttachmentOptions, ReadAs } from "./options.js";
import { settingsOf } from "./settings.js";

/**
 * Sends and reads bytes beside the envelope of a message, by MTOM or as SOAP with Attachments: an extension for clients and handlers. The
 * values of messages stay `Uint8Array`. `streamingClient` and `streamingHandler` have streams instead.
 */
export function attachments(options: AttachmentOptions = {}): Extension {
  return attachmentsAs(options, "bytes");
}

/** The extension for values in either form. */
export function attachmentsAs(options: AttachmentOptions, readAs: ReadAs): Extension {
  const settings = settingsOf(options);
  return {
    name: "attachments",
    fulfils: settings.packaging === "mtom" ? MTOM_ASSERTIONS : [],
    beginCall: (call) => {
      const received = new DeferredValues(readAs, call.operation.response.body.hasTextBeside === true, settings);
      return new AttachedCall(settings, received, call);
    },
    beginAnswer: (request, operations) => {
      const hasTexts = operations.some((operation) => operation.request.body.hasTextBeside === true);
      return new AttachedAnswer(request, settings, new DeferredValues(readAs, hasTexts, settings));
    },
  };
}

/** That messages are packages of MTOM: WS-MTOMPolicy 1.0 and 1.1. */
const MTOM_ASSERTIONS = [
  "{http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization}OptimizedMimeSerialization",
  "{http://www.w3.org/2007/08/soap12-mtom-policy}MTOM",
];
