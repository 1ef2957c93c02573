import type { Codec, Message } from "./message.js";

/** Headers or a body without members. Every element in them is unknown, and is kept with the value. */
export const empty: Codec<Record<string, never>> = {
  write() {},
  read(reader) {
    const value = {};
    while (reader.more(value));
    return value;
  },
};

/** The response of a one-way operation. Some servers send an envelope all the same, in which nothing is. */
export const noResponse: Message<Record<string, never>, undefined> = {
  headers: empty,
  body: {
    write() {},
    read(reader) {
      empty.read(reader);
      return undefined;
    },
  },
};
