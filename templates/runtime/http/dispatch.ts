import type { Operation } from "../soap/operation.js";
import { encodeUri } from "../values/text.js";
import { quote } from "../visible-text.js";
import { clarkName } from "../xml/name-forms.js";
import type { QName } from "../xml/qname.js";

/** Something that serves an operation, and what of the operation tells its requests from others. */
export interface Addressed {
  readonly operation: Pick<Operation<never, never, never, never>, "name" | "soapAction"> & {
    readonly request: {
      readonly element?: QName | undefined;
      readonly body?: { readonly form?: "bare" | "parts" } | undefined;
    };
  };
}

/**
 * Finds the operation that a request is for: by its action, and where that is not enough by the element in its body, by which all
 * operations of a service can be told apart (WS-I Basic Profile 1.1, R2710). The action is empty for a request that names none.
 */
export class Dispatch<Served extends Addressed> {
  readonly #served: readonly Served[];
  /** By encoded action. */
  readonly #byAction = new Map<string, Served[]>();

  /** @throws TypeError for two operations with the same action and the same element: no request could tell them apart */
  constructor(served: readonly Served[]) {
    this.#served = served;
    const known = new Map<string, string>();
    for (const one of served) {
      const { operation } = one;
      const action = encodeUri(operation.soapAction);
      const same = this.#byAction.get(action);
      if (same === undefined) this.#byAction.set(action, [one]);
      else same.push(one);
      const address = addressOf(operation);
      const other = known.get(address);
      if (other !== undefined)
        throw new TypeError(
          `one of ${quote(other)} and ${quote(operation.name)} can be served: action and element are the same`,
        );
      known.set(address, operation.name);
    }
  }

  /**
   * What serves operations with this action; all for a request without one. An operation that has none is for any action: JAX-WS then
   * sends the one of WS-Addressing.
   */
  withAction(action: string): readonly Served[] {
    if (action === "") return this.#served;
    // Most come as they are known. Encoding takes longer than finding.
    const exact = this.#byAction.get(action) ?? this.#havingExactly(encodeUri(action));
    return exact.length > 0 ? exact : this.#havingExactly("");
  }

  /**
   * What serves operations with this action that take this element. Without an action, those that have none come first.
   * @param element - undefined for an empty body
   */
  taking(element: QName | undefined, action: string): readonly Served[] {
    const name = showElement(element);
    const takes = ({ operation }: Served): boolean => showElement(operation.request.element) === name;
    const exact = this.#havingExactly(encodeUri(action)).filter(takes);
    if (exact.length > 0) return exact;
    const known = this.withAction(action);
    const named = known.filter(takes);
    return named.length > 0 ? named : known.filter(takesOthers);
  }

  /** What serves an operation that is known already. */
  serving(operation: Served["operation"] | undefined): Served | undefined {
    return operation && this.#served.find((one) => one.operation === operation);
  }

  #havingExactly(encoded: string): readonly Served[] {
    return this.#byAction.get(encoded) ?? [];
  }
}

/** What tells the requests of an operation from those of others: the action, and the element in the body. */
export function addressOf({ soapAction, request }: Addressed["operation"]): string {
  return `${encodeUri(soapAction)} ${showElement(request.element)}`;
}

/** Whether an operation takes requests whose first element is one of several, or any. */
function takesOthers({ operation: { request } }: Addressed): boolean {
  return request.element === undefined && request.body?.form === "parts";
}

function showElement(element: QName | undefined): string {
  return element === undefined ? "" : clarkName(element);
}
