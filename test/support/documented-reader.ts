import { isShownEmpty } from "../../generator/tools/documented/shown-empty.js";
import type { ReaderOptions } from "../../templates/runtime/read/reader-options.js";
import { XmlReader } from "../../templates/runtime/read/xml-reader.js";
import type { Datatype } from "../../templates/runtime/values/datatype.js";
import type { EnumerationValues } from "../../templates/runtime/values/members.js";
import { defaultText } from "./documented-defaults.js";

/** Reads values that the documentation leaves out as the defaults of their types. In a strict reader they are an error. */
export class DocumentedReader extends XmlReader {
  readonly #isStrict: boolean;

  constructor(text: string, options: ReaderOptions) {
    super(text, options);
    this.#isStrict = options.strict === true;
  }

  override simple<T>(datatype: Datatype<T>): T {
    const { name } = datatype;
    const text = defaultText(name);
    if (text !== undefined && (this.#isNil() || isShownEmpty(this.current.text, name))) this.#replace(text);
    return super.simple(datatype);
  }

  override enumeration<V extends EnumerationValues>(namespace: string, typeName: string, values: V): keyof V & string {
    if (this.#isNil()) this.#replace(zeroOf(values));
    return super.enumeration(namespace, typeName, values);
  }

  override flags<V extends EnumerationValues>(namespace: string, typeName: string, values: V): (keyof V & string)[] {
    if (this.#isNil()) this.#replace("");
    return super.flags(namespace, typeName, values);
  }

  #isNil(): boolean {
    return this.xsi("nil") === "true";
  }

  #replace(text: string): void {
    if (this.#isStrict) return;
    this.moveTo({
      ...this.current,
      attributes: this.current.attributes.filter(({ localName }) => localName !== "nil"),
      text,
    });
  }
}

/** The value with the number 0, or the first value. */
function zeroOf(values: EnumerationValues): string {
  const names = Object.keys(values);
  return names.find((name) => Number(values[name]) === 0) ?? names[0] ?? "";
}
