import { splitWords } from "../../templates/runtime/xml/white-space.js";

/** Longer than the address of any namespace, and so short that references to it cannot make a large document of a small one. */
const MAX_LENGTH = 200;

/**
 * The entities that a document type declares, by name (XML 1.0, 4.2). Schemas of the W3C, such as that of XML Signature, abbreviate
 * their namespaces with entities.
 *
 * Only short plain texts count. An entity that is a file or is made of other entities is not there, so that a reference to it is an
 * error. What else a document type declares has no meaning for a schema.
 * @param declaration - the text from the name of the root element to the end of the declaration
 */
export function entitiesOf(declaration: string): Map<string, string> {
  const entities = new Map<string, string>();
  for (const text of declarationsIn(declaration)) {
    const start = text.search(/["']/);
    const [keyword, name, ...others] = splitWords(text.slice(0, Math.max(start, 0)));
    const value = text.slice(start + 1, text.indexOf(text.charAt(start), start + 1));
    // A keyword or a percent sign among the others makes it an entity of another kind. The first declaration of a name counts.
    if (keyword !== "<!ENTITY" || name === undefined || others.length > 0 || entities.has(name)) continue;
    if (value.length <= MAX_LENGTH && !/[<&%]/.test(value)) entities.set(name, value);
  }
  return entities;
}

/** The declarations in a document type, without comments and processing instructions. */
function declarationsIn(text: string): string[] {
  const declarations: string[] = [];
  let start = text.indexOf("<");
  while (start !== -1) {
    const end = endOf(text, start);
    if (text.startsWith("<!", start) && !text.startsWith("<!--", start)) declarations.push(text.slice(start, end));
    start = text.indexOf("<", end);
  }
  return declarations;
}

function endOf(text: string, start: number): number {
  if (text.startsWith("<!--", start)) return after(text, "-->", start + 4);
  if (text.startsWith("<?", start)) return after(text, "?>", start);
  let end = start;
  // An angle bracket within quotes ends nothing.
  while (end < text.length && text.charAt(end) !== ">") {
    const character = text.charAt(end);
    end = character === '"' || character === "'" ? after(text, character, end + 1) : end + 1;
  }
  return end + 1;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}
