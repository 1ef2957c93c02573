import type { AnswerExtension, CallExtension, Extension } from "../runtime/http/extension.js";
import type { ReceivedCall } from "../runtime/http/received-call.js";
import { wholeAnswers } from "../runtime/http/whole-answers.js";
import { readFault } from "../runtime/soap/read-fault.js";
import type { UndeclaredHeader } from "../runtime/soap/soap.js";
import { SOAP_NAMESPACE } from "../runtime/soap/soap.js";
import { MAX_DEPTH } from "../runtime/xml/limits.js";
import { parseXml } from "../runtime/xml/parse-xml.js";
import { checkMessage } from "./check-message.js";
import { assertionNames, SECURITY_HEADER } from "./names.js";
import { securedMessage } from "./secured-message.js";
import { SecurityError, securityFault } from "./security-error.js";
import { type PartOrder, securityHeader } from "./security-header.js";
import type { SecurityCheck, SecurityFacts, SecurityPart } from "./security-part.js";

/** What is sent in the Security header, and what a message that comes must have there. */
export interface SecurityOptions {
  /** What is sent: `timestamp`, `usernameToken`, `signature` and others. A message without any has no Security header. */
  readonly send?: readonly SecurityPart[] | undefined;
  /** What a message that comes must have: `requireTimestamp`, `requireUsernameToken`, `requireSignature`. */
  readonly receive?: readonly SecurityCheck[] | undefined;
  /** Whether the receiver must refuse the message if it does not know the header; yes if left out. */
  readonly mustUnderstand?: boolean | undefined;
  /** The receiver that the header is for: `actor`, in SOAP 1.2 `role`. The last one if left out. */
  readonly actor?: string | undefined;
  /**
   * `strict`, if left out: Timestamp, BinarySecurityToken, UsernameToken, other tokens, Signature. `given`: the tokens as `send` has them, and
   * then the Signature.
   */
  readonly order?: PartOrder | undefined;
  /** On the side of a handler, called with the reason for each refusal, of which the caller learns only its kind. */
  readonly onRefused?: ((error: SecurityError) => void) | undefined;
}

/**
 * WS-Security 1.0 and 1.1 for the messages of a client, or of a handler: an extension for the option `extensions`. A client refuses answers
 * with a SecurityError, a handler refuses requests with a fault of WS-Security.
 */
export function security(options: SecurityOptions): Extension {
  const { send = [], receive = [] } = options;
  return {
    name: "security",
    fulfils: assertionNames([...send, ...receive].flatMap(({ fulfils }) => fulfils)),
    understood: [SECURITY_HEADER],
    beginCall: (call) => {
      if (receive.length > 0) wholeAnswers.add(call);
      return beginCall(options);
    },
    beginAnswer: () => beginAnswer(options),
  };
}

async function beginCall(options: SecurityOptions): Promise<CallExtension> {
  return {
    undeclaredHeaders: await headersOf(options),
    send: (text) => signed(text, options),
    receive: async (text) => {
      try {
        await checkMessage(text, options.receive ?? [], options.actor);
      } catch (error) {
        throw withFault(error, text);
      }
      return text;
    },
  };
}

/** What is known of the senders of requests, by the object with the HTTP headers that an implementation gets. */
const callers = /* @__PURE__ */ new WeakMap<object, SecurityFacts>();

/** Says to an implementation who has made a call. @returns an empty object if nothing of it is known */
export function callerOf({ httpHeaders }: Pick<ReceivedCall, "httpHeaders">): Readonly<SecurityFacts> {
  return callers.get(httpHeaders) ?? {};
}

async function beginAnswer(options: SecurityOptions): Promise<AnswerExtension> {
  const answerHeaders = await headersOf(options);
  let facts: SecurityFacts = {};
  return {
    receive: async (text) => {
      try {
        facts = await checkMessage(text, options.receive ?? [], options.actor);
        return text;
      } catch (error) {
        if (!(error instanceof SecurityError)) throw error;
        options.onRefused?.(error);
        throw securityFault(error, text.includes(SOAP_NAMESPACE["1.2"]) ? "1.2" : "1.1");
      }
    },
    check: ({ httpHeaders }) => void callers.set(httpHeaders, facts),
    answerHeaders: () => answerHeaders,
    send: (text) => signed(text, options),
  };
}

async function headersOf({ send = [], ...options }: SecurityOptions): Promise<readonly UndeclaredHeader[]> {
  if (send.length === 0) return [];
  const { order = "strict", mustUnderstand = true, actor } = options;
  return [await securityHeader(send, order, { mustUnderstand, actor })];
}

async function signed(text: string, { send = [], actor }: SecurityOptions): Promise<string> {
  let changed = text;
  for (const part of send) if (part.kind === "Signature") changed = await part.sign(securedMessage(changed, actor));
  return changed;
}

/** A server that cannot read a request often answers with a fault that is not secured. It is the cause then: nobody vouches for it. */
function withFault(error: unknown, text: string): unknown {
  if (!(error instanceof SecurityError) || error.cause !== undefined) return error;
  const [fault] = parseXml(text, MAX_DEPTH)
    .children.flatMap(({ children }) => children)
    .flatMap((node) => readFault(node, text) ?? []);
  if (fault === undefined) return error;
  const { code, message } = error;
  return new SecurityError(code, message.replace(`${code}: `, ""), { cause: fault });
}
