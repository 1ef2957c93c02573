import { type Limits, limitsOf } from "./limits.js";
import type { AttachmentOptions, Packaging } from "./options.js";

/** All options, with what they are if they are left out. */
export interface Settings extends Limits {
  readonly packaging: Packaging;
  readonly attachFrom: number;
}

export function settingsOf(options: AttachmentOptions): Settings {
  const { packaging = "mtom", attachFrom = 1024 } = options;
  return { ...limitsOf(options), packaging, attachFrom };
}
