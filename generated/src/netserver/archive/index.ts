// Run-time library of netserver-soapgen, copied by it. Do not edit.

export {
  type ArchiveClient,
  type ArchiveItem,
  type ArchiveQuery,
  ArchiveRow,
  archivePages,
  archiveRows,
} from "./archive.js";
