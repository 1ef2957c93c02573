import { type Limits, limitsOf } from "./limits.js";
import type { AttachmentOptions, Packaging, ReadAs } from "./options.js";

/** All options, with what they are if they are left out. */
export interface Settings extends Limits {
  readonly packaging: Packaging;
  readonly attachFrom: number;
  readonly readAs: ReadAs;
}

export function settingsOf(options: AttachmentOptions, readAs: ReadAs): Settings {
  const { packaging = "mtom", attachFrom = 1024 } = options;
  return { ...limitsOf(options), packaging, attachFrom, readAs };
}
