/** Waits for the process to be told to stop. Of a second signal the system takes care: it ends a process that hangs. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
