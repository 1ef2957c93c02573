// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type { Codec } from "./message.js";

/** Headers or a body without members. Every element in them is unknown, and is kept with the value. */
export const empty: Codec<Record<string, never>> = {
  write() {},
  read(reader) {
    const value = {};
    while (reader.more(value));
    return value;
  },
};
