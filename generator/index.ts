/**
 * The pipeline, from files to files:
 *
 *     readSchemas -> compileContracts -> buildPackage -> writePackage, or comparePackage
 *
 * Only the first and the last touch the disk; what is between them are functions from data to data. `startMock` runs
 * the package instead of writing it.
 */
export { compileContracts, type Selection } from "./contract/compile-contracts.js";
export type { Contract } from "./contract/contract.js";
export { InputError, SchemaError } from "./errors.js";
export { contractJson, describeContracts } from "./inspect/describe-contracts.js";
export { describeInDetail } from "./inspect/describe-in-detail.js";
export { filterContract } from "./inspect/filter-contract.js";
export type { Call } from "./mock/serve-endpoint.js";
export { type MockOptions, type RunningMock, type ServedEndpoint, startMock } from "./mock/start-mock.js";
export { comparePackage, type Difference } from "./package/compare-package.js";
export { buildPackage, type GeneratedPackage } from "./package/generated-package.js";
export { readSchemas } from "./package/read-schemas.js";
export { readTemplates, type Templates } from "./package/read-templates.js";
export { writePackage } from "./package/write-package.js";
export { sampleFiles } from "./samples/sample-files.js";
export { SAMPLE_LAYOUTS, type SampledMessage, type SampleOptions, sampleMessage } from "./samples/sample-message.js";
export { loadCodeWriter } from "./typescript/code-writer.js";
export type { SourceFiles } from "./xml/source-text.js";
