// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** Takes out of a value what has been left out of it in reading: generated code has set it to undefined. */
export function removeLeftOut(value: object): void {
  if (Array.isArray(value)) {
    const kept = value.filter((item) => item !== undefined);
    value.splice(0, value.length, ...kept);
    return;
  }
  for (const [key, member] of Object.entries(value)) if (member === undefined) Reflect.deleteProperty(value, key);
}
