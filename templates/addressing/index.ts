export { addressing } from "./addressing.js";
export type { AddressingOptions } from "./addressing-options.js";
export { UnrelatedAnswerError } from "./related-answer.js";
export { UnexpectedActionError } from "./response-action.js";
export type { AddressingVersion } from "./versions.js";
