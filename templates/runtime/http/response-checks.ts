import type { SoapFault } from "../soap/soap-fault.js";
import type { ReadAnswer } from "./extension.js";

/** What an answer must stand. Each throws if it does not. */
export interface ResponseChecks {
  /** Comes before the body is read. */
  checkHeaders(headers: unknown): void;
  check(answer: ReadAnswer): void;
  checkFault(fault: SoapFault): void;
}
