/** A page that stands for all of its kind. */
export interface KindOfPage {
  readonly kind: string;
  /** The path of its file in the site. */
  readonly path: string;
}

export function kindsOfPages(files: ReadonlyMap<string, unknown>): KindOfPage[];
