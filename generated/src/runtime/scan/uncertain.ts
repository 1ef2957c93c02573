// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * Thrown where a text may not be what it looks like. Only `scanMessage` catches it: the message is then read by the
 * XmlReader, which knows all of XML and says what is wrong, if anything is.
 */
export class Uncertain extends Error {}
