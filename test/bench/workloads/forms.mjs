// The values of the workloads in the forms of other libraries, and what all of them must have read or written.

/**
 * A value as other libraries have it: with the attributes apart, the items of a list by their names, and the type as an attribute.
 * @param form - which members are attributes, under which key they are, and the members that say the type
 */
export function valueInJson(value, form) {
  if (Array.isArray(value)) return value.map((item) => valueInJson(item, form));
  if (typeof value !== "object" || value === null) return value;
  if (value.$items !== undefined) return byName(value.$items, form);
  const members = Object.entries(value).filter(([name]) => name !== "$type");
  const isAttribute = ([name, member]) => form.attributes.includes(name) && typeof member !== "object";
  const attributes = {
    ...Object.fromEntries(members.filter(isAttribute)),
    ...(value.$type === undefined ? {} : form.typed(value.$type)),
  };
  const others = members
    .filter((member) => !isAttribute(member))
    .map(([name, member]) => [name, valueInJson(member, form)]);
  return { ...(Object.keys(attributes).length === 0 ? {} : { [form.key]: attributes }), ...Object.fromEntries(others) };
}

/** A list of elements with different names, without their order: other libraries do not have it. */
function byName(items, form) {
  const named = {};
  for (const item of items)
    for (const [name, value] of Object.entries(item)) (named[name] ??= []).push(valueInJson(value, form));
  return named;
}

/** All texts, numbers and booleans in a value, however deep. */
function leavesOf(value) {
  if (typeof value !== "object" || value === null || value instanceof Date)
    return value === undefined ? [] : [String(value)];
  return Object.entries(value).flatMap(([name, member]) => (name === "$type" ? [] : leavesOf(member)));
}

/** Throws unless a library has read all of a value: as many leaves, those of the last record among them. */
export function checkRead(contender, found, wanted) {
  const [leaves, want] = [leavesOf(found), leavesOf(wanted)];
  const known = new Set(leaves);
  const missing = want.slice(-20).find((leaf) => !known.has(leaf) && !hasForms(leaf));
  if (leaves.length < want.length || missing !== undefined)
    throw new Error(
      `${contender} has read ${leaves.length} values of ${want.length}; ${missing ?? "nothing"} is missing`,
    );
}

/** Throws unless a library has written all of a value: as many texts, those of the last record among them. */
export function checkWritten(contender, text, wanted) {
  const want = leavesOf(wanted);
  const found = [...text.matchAll(/>[^<]+<|="[^"]*"/g)].length;
  const missing = want.slice(-20).find((leaf) => !hasForms(leaf) && !text.includes(leaf.replaceAll("&", "&amp;")));
  if (found < want.length || missing !== undefined)
    throw new Error(`${contender} has written ${found} values of ${want.length}; ${missing ?? "nothing"} is missing`);
}

/** Libraries have their own forms of numbers, times and durations. */
function hasForms(text) {
  return /^[\d.]+$|^\d{4}-|^PT/.test(text);
}
