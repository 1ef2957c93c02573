/** A response with its headers as a property that comparing sees. Others are as they are. */
export function wholeResponse(response: unknown): unknown {
  const hasHeaders = typeof response === "object" && response !== null && "$headers" in response;
  return hasHeaders ? { ...response, $headers: response.$headers } : response;
}
