import type { BegunCall } from "./extension.js";

/** Calls whose answers must be read as a whole, because an extension verifies them before anybody sees a part. */
export const wholeAnswers: WeakSet<BegunCall> = /* @__PURE__ */ new WeakSet();
