import { SOAP_NAMESPACE, type SoapVersion, type UndeclaredHeader } from "../runtime/soap/soap.js";
import { SoapFault } from "../runtime/soap/soap-fault.js";
import { escapeAttribute, escapeText, replaceForbidden } from "../runtime/xml/characters.js";
import type { AddressingNames } from "./versions.js";

/** What is wrong with the addressing headers of a request. */
export interface AddressingProblem {
  /** The code, and a finer one if there is one. */
  readonly codes: readonly string[];
  readonly reason: string;
  /** The name of the element that says more, and its content as XML; `a` is the prefix of addressing. */
  readonly detail: readonly [name: string, content: string];
}

/**
 * A fault of addressing (SOAP Binding, 6). SOAP 1.1 has one code, which is the finest, and a fault about a header has no detail there:
 * a header has what it would say (6.2).
 */
export class AddressingFault extends SoapFault {
  readonly header: UndeclaredHeader | undefined;

  constructor({ codes, reason, detail }: AddressingProblem, soapVersion: SoapVersion, names: AddressingNames) {
    const { namespace } = names;
    const all = codes.map((localName) => ({ namespace, localName }));
    const [finest = { namespace, localName: names.invalidHeader }] = all.slice(-1);
    const [name, content] = detail;
    const isFirst = soapVersion === "1.1";
    const declared = ` xmlns:a="${namespace}"`;
    super({
      code: isFirst ? finest : { namespace: SOAP_NAMESPACE["1.2"], localName: "Sender" },
      subcodes: isFirst ? [] : all,
      reason,
      actor: undefined,
      detail: isFirst ? undefined : `<a:${name}${declared}>${content}</a:${name}>`,
    });
    const header = `<a:FaultDetail${declared}><a:${name}>${content}</a:${name}></a:FaultDetail>`;
    this.header = isFirst ? { write: () => header } : undefined;
  }
}

/** A header that is not as it must be. */
export function invalidHeader(header: string, problem: string, names: AddressingNames): AddressingProblem {
  const codes = names.none === undefined ? [names.invalidHeader] : [names.invalidHeader, problem];
  return {
    codes,
    reason: "A header representing a Message Addressing Property is not valid and the message cannot be processed",
    detail: problemHeader(header),
  };
}

export function headerRequired(header: string, names: AddressingNames): AddressingProblem {
  return {
    codes: [names.headerRequired],
    reason: "A required header representing a Message Addressing Property is not present",
    detail: problemHeader(header),
  };
}

export function actionNotSupported(action: string): AddressingProblem {
  return {
    codes: ["ActionNotSupported"],
    reason: "The action of the message is none of the service",
    detail: ["ProblemAction", `<a:Action>${escaped(action)}</a:Action>`],
  };
}

export function destinationUnreachable(to: string): AddressingProblem {
  return {
    codes: ["DestinationUnreachable"],
    reason: "The message is for another address",
    detail: ["ProblemIRI", escaped(to)],
  };
}

function problemHeader(header: string): AddressingProblem["detail"] {
  return ["ProblemHeaderQName", `a:${escapeAttribute(header)}`];
}

/** What a caller has sent goes back to it, but not at any length. */
function escaped(text: string): string {
  return escapeText(replaceForbidden(text.slice(0, 1000)));
}
