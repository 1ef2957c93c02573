export { type ArchiveClient, type ArchiveQuery, archivePages, archiveRows } from "./archive-pages.js";
export { type ArchiveItem, ArchiveRow } from "./archive-row.js";
