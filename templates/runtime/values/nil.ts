/** An element that is nil and has attributes: those of the type `T`, named by `K`, and nothing else of it. */
export type Nil<T, K extends keyof T> = { $nil: true } & Pick<T, K> & { [Other in Exclude<keyof T, K>]?: undefined };
