import { EncodedTexts } from "../values/encoded-texts.js";

/** A row of an archive as NetServer sends it. */
export interface ArchiveItem {
  readonly EntityName?: string | null | undefined;
  readonly PrimaryKey?: number | undefined;
  readonly ColumnData?: Readonly<Record<string, ArchiveColumn | null>> | null | undefined;
}

interface ArchiveColumn {
  readonly DisplayValue?: string | null | undefined;
  readonly TooltipHint?: string | null | undefined;
  readonly LinkHint?: string | null | undefined;
}

/** A view of a row: values of their types, by the names of the columns: `row.value("contact/name")`. */
export class ArchiveRow extends EncodedTexts {
  /** The row as it came. */
  readonly item: ArchiveItem;

  constructor(item: ArchiveItem) {
    super();
    this.item = item;
  }

  /** The kind of thing that the row stands for, such as `contact`. */
  get entity(): string {
    return this.item.EntityName ?? "";
  }

  /** The primary key of that thing; 0 if it has none. */
  get primaryKey(): number {
    return this.item.PrimaryKey ?? 0;
  }

  /** The names of the columns. */
  names(): string[] {
    return Object.keys(this.item.ColumnData ?? {});
  }

  /** What a column shows, as it came. */
  text(column: string): string | null | undefined {
    const data = this.#column(column);
    return data === null ? null : data?.DisplayValue;
  }

  /** More about what a column shows. */
  tooltip(column: string): string | null | undefined {
    return this.#column(column)?.TooltipHint;
  }

  #column(name: string): ArchiveColumn | null | undefined {
    const columns = this.item.ColumnData ?? {};
    return Object.hasOwn(columns, name) ? columns[name] : undefined;
  }
}
