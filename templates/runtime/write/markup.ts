import { declarationOn, declarationsOn, type Scope, type Scopes } from "./scopes.js";
import { ANYWHERE, stepTo, stepToPiece, type Tag, type Tags } from "./tags.js";

/** An element that begins where namespaces change, or with attributes that its type does not declare. */
interface UnusualTag {
  readonly name: string;
  /** The scope of its own name. */
  readonly outer: Scope;
  /** The scope of the elements inside. */
  readonly inner: Scope;
  readonly attributes: string;
  /** Whether its tag stays open for more attributes. */
  readonly staysOpen: boolean;
}

/** The text of elements: tags, attributes, and the declarations of namespaces. All values are checked and escaped before. */
export class Markup {
  readonly scopes: Scopes;
  #text = "";
  /** The tag that was written last. Its end is not in the text yet. */
  #last: Tag = ANYWHERE;
  /** The open elements. */
  readonly #open: Tag[] = [];

  constructor(scopes: Scopes) {
    this.scopes = scopes;
  }

  /** How many characters there are since the last call of `take`. */
  get length(): number {
    return this.#text.length;
  }

  /** What has been written since the last call. */
  take(): string {
    this.add("");
    const text = this.#text;
    this.#text = "";
    return text;
  }

  /** Adds what is XML already. */
  add(xml: string): void {
    this.#text += this.#last.end + xml;
    this.#last = ANYWHERE;
  }

  /** An element with text inside, and no attributes. */
  value(name: string, content: string): void {
    const { current } = this.scopes;
    if (current.declaration === "") this.#text += this.#stepTo(name, current.tags.value) + content;
    else this.element(name, "", content);
  }

  /** A text inside a tag, such as that of an attribute, that needs no declaration. @returns its name */
  fill(name: string, content: string, tags: Tags): string {
    this.#text += this.#stepTo(name, tags) + content;
    return this.#last.localName;
  }

  /** An element with anything inside. @param scope - that of its name */
  element(name: string, attributes: string, content: string, scope: Scope = this.scopes.current): void {
    const tag = this.#tag(name, scope.tags.open);
    this.#text += `${declarationOn(scope)}${attributes}>${content}`;
    this.#end(tag);
  }

  /** An element that is nil. */
  nil(name: string, attributes = ""): void {
    const { current } = this.scopes;
    this.#tag(name, current.tags.open);
    this.#text += `${declarationOn(current)}${attributes} i:nil="true"/>`;
  }

  /** Begins an element with elements inside. @param staysOpen - whether attributes come next, and then `endTag` */
  begin(name: string, namespace: string, staysOpen = false): void {
    const { current } = this.scopes;
    const inner = this.scopes.of(namespace);
    if (inner.declaration === "" && current.declaration === "") {
      this.#enter(this.#tag(name, staysOpen ? current.tags.open : current.tags.elements), inner);
    } else this.beginUnusual({ name, inner, outer: this.scopes.beside(namespace), attributes: "", staysOpen });
  }

  beginUnusual({ name, outer, inner, attributes, staysOpen }: UnusualTag): void {
    const declarations = declarationsOn(outer, inner);
    this.#enter(this.#tag(name, outer.tags.open), inner.inside ?? inner);
    this.#text += declarations + attributes;
    if (!staysOpen) this.endTag();
  }

  /** Begins what has no element of its own. */
  beginWithoutTag(): void {
    this.#enter(ANYWHERE, this.scopes.current);
  }

  endTag(): void {
    const { tagEnd = ANYWHERE } = this.#open[this.#open.length - 1] ?? ANYWHERE;
    this.#piece(tagEnd);
  }

  end(): void {
    this.scopes.leave();
    this.#end(this.#open.pop());
  }

  #end({ ending = ANYWHERE }: Tag = ANYWHERE): void {
    this.#piece(ending);
  }

  #enter(tag: Tag, scope: Scope): void {
    this.#open.push(tag);
    this.scopes.enter(scope);
  }

  /** Writes the start of a tag. */
  #tag(name: string, tags: Tags): Tag {
    this.#text += this.#stepTo(name, tags);
    return this.#last;
  }

  #stepTo(name: string, tags: Tags): string {
    const { to, text } = stepTo(this.#last, name, tags);
    this.#last = to;
    return text;
  }

  #piece(piece: Tag): void {
    const { to, text } = stepToPiece(this.#last, piece);
    this.#last = to;
    this.#text += text;
  }
}
