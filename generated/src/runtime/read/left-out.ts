// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** Removes the members that were left out in reading. Generated code has set them to undefined. */
export function removeLeftOut(value: object): void {
  if (Array.isArray(value)) {
    const kept = value.filter((item) => item !== undefined);
    value.splice(0, value.length, ...kept);
    return;
  }
  for (const [key, member] of Object.entries(value)) if (member === undefined) Reflect.deleteProperty(value, key);
}
