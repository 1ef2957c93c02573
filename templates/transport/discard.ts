import type { HttpResponse } from "../runtime/platform/platform.js";

/** Lets go of an answer that nobody reads, so that its connection is free again. */
export async function discard({ body }: HttpResponse): Promise<void> {
  // It may have broken off already.
  await body
    ?.getReader()
    .cancel()
    .catch(() => undefined);
}
