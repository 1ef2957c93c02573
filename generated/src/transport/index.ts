// Run-time library of netserver-soapgen, copied by it. Do not edit.

export {
  type BearerOptions,
  type BearerToken,
  bearer,
  type CompressionOptions,
  compressRequests,
  isTransient,
  type OpenTelemetry,
  type RedirectOptions,
  type RetryOptions,
  redirects,
  retryReads,
  type TracedSpan,
  tracing,
} from "./transport.js";
