export { type BearerOptions, type BearerToken, bearer } from "./bearer.js";
export { type CompressionOptions, compressRequests } from "./compress-requests.js";
export { type RedirectOptions, redirects } from "./redirects.js";
export { isTransient, type RetryOptions, retryReads } from "./retry-reads.js";
export { type OpenTelemetry, type TracedSpan, tracing } from "./tracing.js";
