import { type Dictionary, keysOf, valueIn } from "../values/dictionary.js";
import { EncodedTexts } from "../values/encoded-texts.js";

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
