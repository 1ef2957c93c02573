/**
 * What other programs may call: the commands as functions. Each has the options of its command, returns its result in memory, prints
 * nothing, and writes nothing unless `write` says so.
 */

export { type CheckedPackage, type CheckOptions, type CheckResult, check, type FileDifference } from "./api/check.js";
export { type DiffOptions, type DiffResult, diff } from "./api/diff.js";
export { type DocsOptions, type DocsResult, docs } from "./api/docs.js";
export { type FetchSchemasOptions, fetchSchemas } from "./api/fetch-schemas.js";
export type { FetchedFiles } from "./api/fetched-files.js";
export { formatDiff } from "./api/format-diff.js";
export { type GeneratedPackage, type GenerateOptions, type GenerateResult, generate } from "./api/generate.js";
export { type InspectOptions, type InspectResult, inspect } from "./api/inspect.js";
export type {
  AddressOptions,
  CommonOptions,
  ContractOptions,
  NamingOptions,
  SchemaOptions,
  ServerOptions,
  ShowProgress,
  WriteOptions,
} from "./api/options.js";
export {
  type AllSamples,
  type AllSamplesOptions,
  type OneSampleOptions,
  type Sample,
  type SampleOptions,
  sample,
} from "./api/sample.js";
export { type MockFailure, type MockOptions, type StartedMock, startMock } from "./api/start-mock.js";
export type { DocumentDifference, LiveResult } from "./api/steps/check-live.js";
export type { Difference } from "./files/compare-folder.js";
export type { MemoryFolder } from "./package/memory-folder.js";
export {
  ConfigurationError,
  InputError,
  type InputErrorCode,
  OptionError,
  RefusedError,
  type RefusedGroup,
  SchemaError,
} from "./source/errors.js";
export type { FilePlace, Place } from "./source/source-text.js";
export type { Verdict } from "./tools/compare/change-table.js";
export type { VersionChanges } from "./tools/compare/compare-versions.js";
export type { ContractChange, Subject } from "./tools/compare/contract-change.js";
export type { Configuration } from "./tools/config/configuration.js";
export { type ConfigurationExport, defineConfig } from "./tools/config/define-config.js";
export type { CallFailure, Latency } from "./tools/mock/disturb-calls.js";
export type { Call } from "./tools/mock/serve-endpoint.js";
export type { RunningMock, ServedEndpoint } from "./tools/mock/start-mock.js";
