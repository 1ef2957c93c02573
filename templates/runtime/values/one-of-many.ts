/** Exists for the compiler alone. */
declare const checked: unique symbol;

/**
 * The mark of a value whose type is one of very many, too many for a union: `isType` tells whether it is a certain one, and `ofType`
 * makes one.
 * @typeParam Types - the types, by the names that `$type` has
 */
export interface OneOfMany<Types> {
  $type: keyof Types & string;
  /** No value has this. It lets the compiler refuse an object that `ofType` has not made, because it cannot check its members. */
  readonly [checked]: (types: Types) => void;
}

/** A value of the type that `$type` names. */
export type Typed<Types, Name extends keyof Types> = Types[Name] & OneOfMany<Types> & { $type: Name };

/**
 * Whether a value is of the type that `$type` names. It is for the places of few types and for those of very many.
 * @example `if (isType(event, "VmPoweredOnEvent")) show(event.vm);`
 */
export function isType<Types, Name extends keyof Types>(
  value: OneOfMany<Types> | Unmarked | null | undefined,
  $type: Name,
): value is Typed<Types, Name>;
export function isType<Value extends { $type?: string | undefined }, Name extends Value["$type"] & string>(
  value: Value | null | undefined,
  $type: Name,
): value is Extract<Value, { $type: Name }>;
export function isType(value: { $type?: PropertyKey | undefined } | null | undefined, $type: PropertyKey): boolean {
  return value?.$type === $type;
}

/**
 * Makes a value for a place that takes one of very many types, of which this one is checked. It copies the members.
 * @example `const event: AnyEvent = ofType("VmPoweredOnEvent", { vm, key: 1 });`
 */
export function ofType<Types, Name extends keyof Types>($type: Name, value: Types[Name]): Typed<Types, Name>;
export function ofType<Value extends object>($type: string, value: Value): Value {
  return { ...value, $type };
}

/** A value of the declared type itself, which needs no `$type`. */
interface Unmarked {
  $type?: string | undefined;
}
