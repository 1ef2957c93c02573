/**
 * An item of a list: an object with one of these members. `"Card" in item` tells which one it is.
 * @typeParam Items - the types of all members that an item may have, by their keys
 */
export type ItemOf<Items> = { [Key in keyof Items]: { [Only in Key]: Items[Key] } }[keyof Items];

/**
 * The members of a choice of very many: a value has one of them. The compiler does not say so, but writing and reading check it.
 * @typeParam Items - the types of the members, by their keys
 */
export type SomeOf<Items> = { [Key in keyof Items]?: Items[Key] | undefined };
