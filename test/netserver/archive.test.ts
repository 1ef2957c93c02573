import { describe, expect, it } from "vitest";
import {
  type ArchiveItem,
  ArchiveRow,
  archivePages,
  archiveRows,
} from "../../generated/src/netserver/archive/index.js";

interface Request {
  ProviderName?: string | null | undefined;
  Columns?: (string | null)[] | null | undefined;
  SortOrder?: { Name?: string | null | undefined; Direction?: "ASC" | "DESC" | undefined }[] | null | undefined;
  Page?: number | undefined;
  PageSize?: number | undefined;
}

/** An archive with some rows, as `ArchiveClient` has it, and what it has been asked. */
function archive(count: number): { client: ArchiveClient; requests: Request[]; options: unknown[] } {
  const requests: Request[] = [];
  const options: unknown[] = [];
  return { client: new ArchiveClient(count, requests, options), requests, options };
}

class ArchiveClient {
  constructor(
    private readonly count: number,
    private readonly requests: Request[],
    private readonly options: unknown[],
  ) {}

  async getArchiveListByColumns(request: Request, options?: { readonly timeout?: number }) {
    this.requests.push(request);
    this.options.push(options);
    const { Page = 0, PageSize = 0 } = request;
    const first = Page * PageSize;
    const length = Math.max(Math.min(PageSize, this.count - first), 0);
    return {
      Response: Array.from({ length }, (_, at): ArchiveItem => ({ EntityName: "contact", PrimaryKey: first + at + 1 })),
    };
  }
}

const QUERY = { ProviderName: "FindContact", Columns: ["contactId", "name"], primaryKey: "contactId" };

describe("the pages of an archive", () => {
  it("have 1,000 rows, in the order of the primary key, and come one by one until one is empty", async () => {
    const { client, requests } = archive(2500);
    const lengths: number[] = [];
    for await (const rows of archivePages(client, QUERY)) lengths.push(rows.length);
    expect(lengths).toEqual([1000, 1000, 500]);
    expect(requests).toEqual(
      [0, 1, 2, 3].map((Page) => ({
        ProviderName: "FindContact",
        Columns: ["contactId", "name"],
        SortOrder: [{ Name: "contactId", Direction: "ASC" }],
        Page,
        PageSize: 1000,
      })),
    );
  });

  it("are asked for when they are wanted, with the options of a call", async () => {
    const { client, requests, options } = archive(100);
    for await (const row of archiveRows(client, { ...QUERY, pageSize: 10 }, { timeout: 5 })) {
      if (row.primaryKey === 15) break;
    }
    expect(requests.map(({ Page }) => Page)).toEqual([0, 1]);
    expect(options).toEqual([{ timeout: 5 }, { timeout: 5 }]);
  });

  it("give all rows, each once", async () => {
    const keys: number[] = [];
    for await (const { primaryKey } of archiveRows(archive(25).client, { ...QUERY, pageSize: 10 }))
      keys.push(primaryKey);
    expect(keys).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
  });

  it.each([0, -1, 1.5, Number.NaN])("cannot have %f rows", async (pageSize) => {
    const { client, requests } = archive(1);
    await expect(archivePages(client, { ...QUERY, pageSize }).next()).rejects.toThrow(RangeError);
    expect(requests).toEqual([]);
  });

  it("end with an error if a server does not turn them", async () => {
    const client = { getArchiveListByColumns: async (_: Request) => ({ Response: [{ PrimaryKey: 1 }, null] }) };
    const pages = archivePages(client, QUERY);
    expect((await pages.next()).value).toHaveLength(1);
    await expect(pages.next()).rejects.toThrow("the archive has given a page again in the place of the next one");
  });

  it("are none where the answer is nil", async () => {
    const client = { getArchiveListByColumns: async (_: Request) => ({ Response: null }) };
    expect(await archivePages(client, QUERY).next()).toEqual({ done: true, value: undefined });
  });

  it("take no member that the request does not have, nor the page", () => {
    // @ts-expect-error a typing mistake
    archivePages(archive(1).client, { ...QUERY, Colums: [] });
    // @ts-expect-error the page is counted by the iterator
    archivePages(archive(1).client, { ...QUERY, Page: 3 });
    // @ts-expect-error the order is that of the primary key
    archivePages(archive(1).client, { ProviderName: "FindContact" });
  });
});

describe("a row of an archive", () => {
  const row = new ArchiveRow({
    EntityName: "contact",
    PrimaryKey: 7,
    ColumnData: {
      contactId: { DisplayValue: "[I:7]" },
      "contact/name": { DisplayValue: "Ada [Ltd]", TooltipHint: "the name" },
      registered: { DisplayValue: "[DT:01/31/2016 10:13:37.0000000]" },
      amount: { DisplayValue: "[M:9.90]" },
      empty: { DisplayValue: "" },
      nil: { DisplayValue: null },
      none: null,
    },
  });

  it("has values by columns", () => {
    expect(row.value("contactId")).toBe(7);
    expect(row.value("contact/name")).toBe("Ada [Ltd]");
    expect(row.value("registered")).toBe("2016-01-31T10:13:37");
    expect(row.decimal("amount")).toBe("9.90");
    expect(row.integer("contactId")).toBe(7);
    expect(row.tooltip("contact/name")).toBe("the name");
    expect([row.entity, row.primaryKey]).toEqual(["contact", 7]);
    expect(row.names()).toEqual(["contactId", "contact/name", "registered", "amount", "empty", "nil", "none"]);
  });

  it("tells nil, empty and absent apart", () => {
    expect([row.value("empty"), row.value("nil"), row.value("none"), row.value("absent")]).toEqual([
      "",
      null,
      null,
      undefined,
    ]);
    expect([row.date("empty"), row.date("nil"), row.date("absent")]).toEqual([null, null, undefined]);
    expect(new ArchiveRow({}).value("constructor")).toBeUndefined();
  });

  it("has columns in a Map as well", () => {
    const columns = new Map([
      ["contactId", { DisplayValue: "[I:7]", TooltipHint: "the key" }],
      ["none", null],
    ]);
    const mapped = new ArchiveRow({ ColumnData: columns });
    expect([mapped.integer("contactId"), mapped.value("none"), mapped.value("size")]).toEqual([7, null, undefined]);
    expect([mapped.tooltip("contactId"), mapped.names()]).toEqual(["the key", ["contactId", "none"]]);
  });
});
