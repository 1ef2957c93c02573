/** An expanded name, the value of xs:QName. A prefix has no meaning outside the message that declares it. */
export interface QName {
  /** Empty for a name without namespace. */
  readonly namespace: string;
  readonly localName: string;
}

export const XSD_NAMESPACE = "http://www.w3.org/2001/XMLSchema";
export const XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";

/** `{namespace}localName`. */
export function clarkName({ namespace, localName }: QName): string {
  return `{${namespace}}${localName}`;
}

/** Whether a value has the shape of a name; what is in the shape is not checked. */
export function isQName(value: unknown): value is QName {
  return typeof value === "object" && value !== null && "namespace" in value && typeof value.namespace === "string";
}
