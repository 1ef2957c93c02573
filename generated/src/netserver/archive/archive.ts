// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { type Dictionary, EncodedTexts, keysOf, valueIn } from "../values/values.js";

// #region netserver/archive/archive-row.ts

/** A row of an archive, in NetServer's form. */
export interface ArchiveItem {
  readonly EntityName?: string | null | undefined;
  readonly PrimaryKey?: number | undefined;
  readonly ColumnData?: Dictionary<ArchiveColumn | null> | null | undefined;
}

interface ArchiveColumn {
  readonly DisplayValue?: string | null | undefined;
  readonly TooltipHint?: string | null | undefined;
  readonly LinkHint?: string | null | undefined;
}

/** A view of a row: typed values, by the names of the columns: `row.value("contact/name")`. */
export class ArchiveRow extends EncodedTexts {
  /** The row from the server. */
  readonly item: ArchiveItem;

  constructor(item: ArchiveItem) {
    super();
    this.item = item;
  }

  /** The kind of entity of the row, such as `contact`. */
  get entity(): string {
    return this.item.EntityName ?? "";
  }

  /** The primary key of the entity; 0 if it has none. */
  get primaryKey(): number {
    return this.item.PrimaryKey ?? 0;
  }

  /** The names of the columns. */
  names(): string[] {
    return keysOf(this.item.ColumnData ?? {});
  }

  /** The text of a column, not decoded. */
  text(column: string): string | null | undefined {
    const data = this.#column(column);
    return data === null ? null : data?.DisplayValue;
  }

  /** The tooltip of a column. */
  tooltip(column: string): string | null | undefined {
    return this.#column(column)?.TooltipHint;
  }

  #column(name: string): ArchiveColumn | null | undefined {
    return valueIn(this.item.ColumnData ?? {}, name);
  }
}

// #endregion

// #region netserver/archive/archive-pages.ts

/** The part of `ArchiveClient` that reading needs, of any version. */
export interface ArchiveClient<Request, Options> {
  getArchiveListByColumns(request: Request, options?: Options): Promise<ArchiveAnswer>;
}

interface ArchiveAnswer {
  readonly Response?: readonly (ArchiveItem | null)[] | null | undefined;
}

/** The members of the request that this module sets: the page and the order. */
interface Paging {
  readonly Page?: number | undefined;
  readonly PageSize?: number | undefined;
  readonly SortOrder?: unknown;
}

/** The wanted rows and their order: the members of `getArchiveListByColumns`. */
export type ArchiveQuery<Request> = Omit<Request, keyof Paging> & {
  /** The column with the primary key, such as `contactId`. Rows are ordered by it, because pages in any other order may overlap. */
  readonly primaryKey: string;
  /** How many rows a page has; 1,000 if left out. */
  readonly pageSize?: number | undefined;
};

const ROWS = 1000;

/**
 * The pages of an archive, one call after the other, until one is empty. A page is only requested when it is needed.
 * @throws Error if the server returns a page twice, which would go on forever; RangeError for a page size below 1; all errors of a
 * call
 */
export async function* archivePages<Request extends Paging, Options>(
  client: ArchiveClient<Request, Options>,
  query: ArchiveQuery<Request>,
  options?: Options,
): AsyncGenerator<ArchiveRow[], void, undefined> {
  const { primaryKey, pageSize = ROWS, ...wanted } = query;
  if (!(Number.isInteger(pageSize) && pageSize >= 1))
    throw new RangeError("the page size must be an integer, 1 or more");
  const paging = { PageSize: pageSize, SortOrder: [{ Name: primaryKey, Direction: "ASC" }] };
  let before = "";
  for (let page = 0; ; page++) {
    // The query has all members of the request but those of the page; the compiler does not follow Omit into a generic type.
    const request = { ...wanted, ...paging, Page: page } as unknown as Request;
    const { Response } = await client.getArchiveListByColumns(request, options);
    const rows = rowsOf(Response ?? []);
    if (rows.length === 0) return;
    const keys = rows.map((row) => `${row.entity} ${row.primaryKey}`).join();
    if (keys === before) throw new Error("the archive has given a page again in the place of the next one");
    before = keys;
    yield rows;
  }
}

/** The rows of an archive, a page at a time. It throws what `archivePages` throws. */
export async function* archiveRows<Request extends Paging, Options>(
  client: ArchiveClient<Request, Options>,
  query: ArchiveQuery<Request>,
  options?: Options,
): AsyncGenerator<ArchiveRow, void, undefined> {
  for await (const rows of archivePages(client, query, options)) yield* rows;
}

function rowsOf(items: readonly (ArchiveItem | null)[]): ArchiveRow[] {
  return items.flatMap((item) => (item === null ? [] : [new ArchiveRow(item)]));
}

// #endregion
