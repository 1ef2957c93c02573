import { decodeSource } from "../../source/decode-source.js";
import { InputError } from "../../source/errors.js";
import { quote } from "../../source/visible-text.js";
import { parseXml } from "../../xml/parse-xml.js";
import { childElements, type XmlElement } from "../../xml/xml-element.js";

/** The logo of a site: the name of its file there, and its bytes, unchanged. */
export interface Logo {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How large its file may be. */
export const MAX_LOGO_BYTES = 2 ** 19;

/**
 * The logo of a site from a file that is not trusted. What it is, is decided by its first bytes and not by its name.
 * @param file - its name in error messages
 * @throws InputError if it is no picture that a page may show: of another format, or an SVG that could do more than be seen
 */
export function logoFrom(file: string, bytes: Uint8Array): Logo {
  const kind = FORMATS.find(({ begins }) => begins.every((byte, index) => byte === undefined || bytes[index] === byte));
  if (kind !== undefined) return { name: `logo.${kind.ending}`, bytes };
  const text = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart();
  if (!text.startsWith("<")) throw new InputError(`${file}: not a picture; a logo is SVG, PNG, JPEG, WebP or GIF`);
  checkSvg(file, bytes);
  return { name: "logo.svg", bytes };
}

const FORMATS = [
  { ending: "png", begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { ending: "jpg", begins: [0xff, 0xd8, 0xff] },
  { ending: "gif", begins: [0x47, 0x49, 0x46, 0x38] },
  {
    ending: "webp",
    begins: [0x52, 0x49, 0x46, 0x46, undefined, undefined, undefined, undefined, 0x57, 0x45, 0x42, 0x50],
  },
] as const;

/** A page shows an SVG as a picture, in which nothing runs. But a browser may also open the file by itself. */
function checkSvg(file: string, bytes: Uint8Array): void {
  const source = decodeSource(file, bytes);
  if (/<!ENTITY|<\?(?!xml\s)/.test(source.text)) throw refused(file, "it has entities or processing instructions");
  const root = parseXml(source);
  if (root.name.namespace !== SVG || root.name.localName !== "svg") throw new InputError(`${file}: not an SVG`);
  checkElement(file, root);
}

function checkElement(file: string, element: XmlElement): void {
  const { namespace, localName } = element.name;
  const isForeign = namespace !== SVG && namespace !== XHTML;
  if (!isForeign && !(namespace === SVG && ELEMENTS.has(localName)))
    throw refused(file, `it has an element ${quote(localName)}`);
  for (const { name, value } of element.attributes) {
    if (/^on/i.test(name.localName)) throw refused(file, `it has an attribute ${quote(name.localName)}`);
    const isLink = name.localName === "href" || name.localName === "src";
    if ((isLink && !isWithin(value)) || hasForeignUrl(value))
      throw refused(file, "it refers to something outside of itself");
  }
  if (localName === "style" && element.content.some((child) => typeof child === "string" && hasForeignUrl(child)))
    throw refused(file, "it refers to something outside of itself");
  for (const child of childElements(element)) checkElement(file, child);
}

function isWithin(url: string): boolean {
  return url === "" || url.startsWith("#") || /^data:image\/(?:png|jpeg|gif|webp);base64,/.test(url);
}

/** Style sheets may refer to other files. With escapes, they may do so in ways that are hard to see. */
function hasForeignUrl(style: string): boolean {
  return /url\s*\(\s*["']?(?!["']?#)|@import|\\|javascript:/i.test(style);
}

function refused(file: string, reason: string): InputError {
  return new InputError(`${file}: an SVG that is only a picture is wanted, and ${reason}`);
}

const SVG = "http://www.w3.org/2000/svg";
const XHTML = "http://www.w3.org/1999/xhtml";

/** The elements that draw, or describe what is drawn. */
const ELEMENTS = new Set(
  [
    "svg g defs symbol use path rect circle ellipse line polyline polygon image text tspan textPath title desc metadata style",
    "linearGradient radialGradient stop clipPath mask pattern marker filter switch view",
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight",
    "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight",
    "feSpecularLighting feSpotLight feTile feTurbulence",
  ].flatMap((names) => names.split(" ")),
);
