import { type ArchiveItem, ArchiveRow } from "./archive-row.js";

/** What reading needs of `ArchiveClient`, of any version. */
export interface ArchiveClient<Request, Options> {
  getArchiveListByColumns(request: Request, options?: Options): Promise<ArchiveAnswer>;
}

interface ArchiveAnswer {
  readonly Response?: readonly (ArchiveItem | null)[] | null | undefined;
}

/** What the request says of the page and of the order, which are for this module to say. */
interface Paging {
  readonly Page?: number | undefined;
  readonly PageSize?: number | undefined;
  readonly SortOrder?: unknown;
}

/** Which rows are wanted: the members of `getArchiveListByColumns`, and in which order they come. */
export type ArchiveQuery<Request> = Omit<Request, keyof Paging> & {
  /** The column with the primary key, such as `contactId`: by it the rows are ordered, because pages of any other order may overlap. */
  readonly primaryKey: string;
  /** How many rows a page has; 1,000 if left out. */
  readonly pageSize?: number | undefined;
};

const ROWS = 1000;

/**
 * The pages of an archive, one call after the other, until one is empty. A page is asked for when it is wanted.
 * @throws Error if the server gives a page a second time, which would have no end; RangeError for a page size below 1; whatever a
 * call can throw
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
