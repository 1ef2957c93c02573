/** What other programs may call: the pipeline (generate.ts), its stages, and what else a contract is good for (tools/). */

export { compileContracts, type Selection } from "./contract/compile-contracts.js";
export type { Contract } from "./contract/contract.js";
export { compareFolder, type Difference } from "./files/compare-folder.js";
export { type Location, locate } from "./files/location.js";
export { readTemplates } from "./files/program-files.js";
export { readNamed } from "./files/read-referenced.js";
export { readRevision } from "./files/read-revision.js";
export { readSchemas } from "./files/read-schemas.js";
export { readSearchLibrary } from "./files/read-search-library.js";
export { writeFolder } from "./files/write-folder.js";
export { check, type GenerateOptions, generate, packageOf } from "./generate.js";
export type { BuildOptions, PackageIdentity } from "./package/build-package.js";
export type { MemoryFolder } from "./package/memory-folder.js";
export { InputError, SchemaError } from "./source/errors.js";
export type { SchemaFiles, SourceFiles } from "./source/source-text.js";
export type { Verdict } from "./tools/compare/change-table.js";
export { compareContracts } from "./tools/compare/compare-contracts.js";
export { compareVersions, type VersionChanges } from "./tools/compare/compare-versions.js";
export type { ContractChange, Subject } from "./tools/compare/contract-change.js";
export { changesAsMarkdown, changesAsText, verdictOf } from "./tools/compare/report-changes.js";
export { DOCS_FORMATS, type DocsAssets, type DocsOptions, docsFiles } from "./tools/docs/docs-files.js";
export {
  compareWithLock,
  type LiveDifference,
  type LockedName,
  lockedEndpoints,
  lockedServer,
} from "./tools/fetch/compare-live.js";
export { readCredentials } from "./tools/fetch/credentials.js";
export { type FetchRequest, fetchSchemas, type WantedEndpoint } from "./tools/fetch/fetch-schemas.js";
export type { FetchedSchemas } from "./tools/fetch/fetched-schemas.js";
export { importSchemas } from "./tools/fetch/import-schemas.js";
export { endpointsIn, openPublication, type Publication } from "./tools/fetch/publication.js";
export { requireServerAddress } from "./tools/fetch/server-address.js";
export { readLock, writeSchemas } from "./tools/fetch/write-schemas.js";
export { contractJson } from "./tools/inspect/contract-json.js";
export { describeContracts } from "./tools/inspect/describe-contracts.js";
export { describeInDetail } from "./tools/inspect/describe-in-detail.js";
export { filterContract } from "./tools/inspect/filter-contract.js";
export type { Call } from "./tools/mock/serve-endpoint.js";
export { type MockOptions, type RunningMock, type ServedEndpoint, startMock } from "./tools/mock/start-mock.js";
export { sampleFiles } from "./tools/samples/sample-files.js";
export {
  SAMPLE_LAYOUTS,
  type SampledMessage,
  type SampleOptions,
  sampleMessage,
} from "./tools/samples/sample-message.js";
