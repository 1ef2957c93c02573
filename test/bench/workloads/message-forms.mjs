// The forms in which a message can say the same. Each takes a message of our writer, whose tags have no `>` in their attributes.

const EMPTY_OR_START = /<([\w.-]+)(?=[\s/>])([^<>]*)>/g;

/** Each form by its name, as a function from the plain message. */
export const MESSAGE_FORMS = {
  "a prefix on every element": (text) => {
    const namespace = / xmlns="([^"]*)"/.exec(text)?.[1];
    return text
      .replace(` xmlns="${namespace}"`, ` xmlns:t="${namespace}"`)
      .replace(/<(\/?)([\w.-]+)(?=[\s/>])/g, "<$1t:$2");
  },
  "its default namespace declared on every element": (text) => {
    const namespace = / xmlns="([^"]*)"/.exec(text)?.[1];
    return text.replace(EMPTY_OR_START, `<$1 xmlns="${namespace}"$2>`);
  },
  "a CDATA section for every text": (text) => text.replace(/>([^<>&]+)</g, "><![CDATA[$1]]><"),
  "a comment before every element": (text) => text.replace(EMPTY_OR_START, "<!-- of the task -->$&"),
};
