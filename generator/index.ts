/**
 * The pipeline, from files to files:
 *
 *     readSchemas -> compileContracts -> buildPackage -> writePackage, or comparePackage
 *
 * Only the first and the last touch the disk; what is between them are functions from data to data. `startMock` runs
 * the package instead of writing it.
 */
export { compareContracts } from "./compare/compare-contracts.js";
export { compareVersions, type VersionChanges } from "./compare/compare-versions.js";
export type { ContractChange, Subject, Verdict } from "./compare/contract-change.js";
export { changesAsMarkdown, changesAsText, verdictOf } from "./compare/report-changes.js";
export { compileContracts, type Selection } from "./contract/compile-contracts.js";
export type { Contract } from "./contract/contract.js";
export { DOCS_FORMATS, type DocsAssets, type DocsOptions, docsFiles } from "./docs/docs-files.js";
export { readSearchLibrary, type SearchLibrary } from "./docs/html/read-search-library.js";
export { InputError, SchemaError } from "./errors.js";
export {
  compareWithLock,
  type LiveDifference,
  type LockedName,
  lockedEndpoints,
  lockedServer,
} from "./fetch/compare-live.js";
export { readCredentials } from "./fetch/credentials.js";
export { type FetchedSchemas, type FetchRequest, fetchSchemas, type WantedEndpoint } from "./fetch/fetch-schemas.js";
export { requireServerAddress } from "./fetch/server-address.js";
export { readLock, writeSchemas } from "./fetch/write-schemas.js";
export { contractJson, describeContracts } from "./inspect/describe-contracts.js";
export { describeInDetail } from "./inspect/describe-in-detail.js";
export { filterContract } from "./inspect/filter-contract.js";
export type { Call } from "./mock/serve-endpoint.js";
export { type MockOptions, type RunningMock, type ServedEndpoint, startMock } from "./mock/start-mock.js";
export { comparePackage, type Difference } from "./package/compare-package.js";
export { diffFile, type WantedFiles } from "./package/diff-files.js";
export { buildPackage, type GeneratedPackage } from "./package/generated-package.js";
export { isVersionFolder, readReferenced } from "./package/read-referenced.js";
export { readRevision } from "./package/read-revision.js";
export { readSchemas, requireFolder } from "./package/read-schemas.js";
export { readTemplates, type Templates } from "./package/read-templates.js";
export { writePackage } from "./package/write-package.js";
export { sampleFiles } from "./samples/sample-files.js";
export { SAMPLE_LAYOUTS, type SampledMessage, type SampleOptions, sampleMessage } from "./samples/sample-message.js";
export { loadCodeWriter } from "./typescript/code-writer.js";
export type { NamedFiles, SourceFiles } from "./xml/source-text.js";
