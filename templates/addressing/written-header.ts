import { SOAP_NAMESPACE, type UndeclaredHeader } from "../runtime/soap/soap.js";
import { escapeAttribute, escapeText, replaceForbidden } from "../runtime/xml/characters.js";

/** A header that is text: an address, an id, an action. */
export function textHeader(namespace: string, name: string, text: string, mustUnderstand = false): UndeclaredHeader {
  const content = escapeText(replaceForbidden(text));
  return {
    write: (soapVersion) => {
      const fact = mustUnderstand ? ` xmlns:e="${SOAP_NAMESPACE[soapVersion]}" e:mustUnderstand="1"` : "";
      return `<a:${name} xmlns:a="${escapeAttribute(namespace)}"${fact}>${content}</a:${name}>`;
    },
  };
}

/** A header that is an endpoint reference with nothing but an address (Core, 2.1). */
export function addressHeader(namespace: string, name: string, address: string): UndeclaredHeader {
  const content = escapeText(replaceForbidden(address));
  const text = `<a:${name} xmlns:a="${escapeAttribute(namespace)}"><a:Address>${content}</a:Address></a:${name}>`;
  return { write: () => text };
}
