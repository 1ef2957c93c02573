/** The forms in which a message says the same: names of namespaces in other places, comments, CDATA sections, other white space. */
export const FORMS = {
  comments: ({ token, isStart }) => (isStart ? `<!-- <a> & - -->${token}` : `${token}<!---->`),
  "a CDATA section for each text": ({ token, isText }) => (isText ? asSection(token) : token),
  "text between sections and comments": ({ token, isText }) =>
    isText ? `<![CDATA[]]><!--a-->${token}<![CDATA[]]>` : token,
  "its default namespace on each element": ({ token, isStart, isPlain, namespace }) =>
    isStart && isPlain && !token.includes(" xmlns=") ? withAttribute(token, `xmlns="${namespace}"`) : token,
  "a prefix on each element": ({ token, isStart, isText, isPlain, namespace }) => {
    if (isText || !isPlain || namespace === "") return token;
    const named = token.replace(/^<\/?/, "$&p:");
    return isStart ? withAttribute(named, `xmlns:p="${namespace}"`) : named;
  },
  "line ends of Windows": ({ token, isStart }) => (isStart ? `\r\n\t${token}` : token),
  "white space in tags": ({ token, isText }) => (isText ? token : token.replace(/\/?>$/, "\r\n $&")),
  apostrophes: ({ token, isStart }) => (isStart ? token.replace(/="([^"']*)"/g, "='$1'") : token),
} satisfies Readonly<Record<string, (piece: Piece) => string>>;

export type Form = keyof typeof FORMS;

/** A tag of a message, or a text. */
interface Piece {
  readonly token: string;
  readonly isText: boolean;
  readonly isStart: boolean;
  /** Whether it is a tag whose name has no prefix. */
  readonly isPlain: boolean;
  /** The default namespace in force, that of its own declaration for a start tag. */
  readonly namespace: string;
}

/** A message of our own writer in other forms. @param formAt - the form of each piece, by its number */
export function reformed(text: string, formAt: (index: number) => Form | undefined): string {
  const open: Begun[] = [];
  const pieces = text.match(/<[^>]*>|[^<]+/g) ?? [];
  return pieces.map((token, index) => (index === 0 ? begin(token, open) : reform(token, open, formAt(index)))).join("");
}

/** What the tags of an element have in common: an element with a prefix has it at its end as well. */
interface Begun {
  readonly form: Form | undefined;
  readonly namespace: string;
}

/** The envelope stays as it is, and tells the default namespace. */
function begin(envelope: string, open: Begun[]): string {
  open.push({ form: undefined, namespace: defaultIn(envelope) ?? "" });
  return envelope;
}

function reform(token: string, open: Begun[], chosen: Form | undefined): string {
  const isText = !token.startsWith("<");
  const isEnd = token.startsWith("</");
  const inner = { form: chosen, namespace: defaultIn(token) ?? open.at(-1)?.namespace ?? "" };
  const { form, namespace } = (isEnd ? open.pop() : undefined) ?? inner;
  const isStart = !isText && !isEnd;
  if (isStart && !token.endsWith("/>")) open.push(inner);
  const isPlain = /^<\/?[\w.-]+[\s/>]/.test(token);
  return form === undefined ? token : FORMS[form]({ token, isText, isStart, isPlain, namespace });
}

function defaultIn(token: string): string | undefined {
  return token.startsWith("<") ? / xmlns="([^"]*)"/.exec(token)?.[1] : undefined;
}

function withAttribute(tag: string, attribute: string): string {
  return tag.replace(/^<[\w:.-]+/, `$& ${attribute}`);
}

function asSection(text: string): string {
  if (text.includes("&#")) return text;
  const content = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return content.includes("]]>") ? text : `<![CDATA[${content}]]>`;
}
