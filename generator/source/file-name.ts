import { createHash } from "node:crypto";
import { codeOf } from "./visible-text.js";

/** The rules for the names of all files that are written. */

/** Below the 255 bytes of a file's name, because Windows allows only 260 characters for the whole path. */
export const LONGEST_FILE_NAME = 100;

/** Whether Windows reserves a file or folder name for a device. It does so whatever ending follows the name. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³]|conin\$|conout\$) *(?:\.|$)/i.test(name);
}

/** Six digits that distinguish names that are otherwise spelled alike. They are the same in every run. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}

/** The code of a character as a part of a name. */
export function codeInName(character: string): string {
  return `u${codeOf(character).padStart(4, "0")}`;
}
