/**
 * The version of the JSON that the commands print, in `schemaVersion`. It rises when a program that reads the JSON may have to change:
 * when a key goes away or means something else, not when one is added.
 */
export const JSON_VERSION = 1;
