import type { Codec } from "./message.js";

/** Headers or a body without members. An element in them is unknown, and kept as in any other value. */
export const empty: Codec<Record<string, never>> = {
  write() {},
  read(reader) {
    const value = {};
    while (reader.more(value));
    return value;
  },
};
