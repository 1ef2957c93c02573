/** Waits for the process to be told to stop. Of a second signal the system takes care: it ends a process that hangs. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

/**
 * Runs something that must not be cut in two. It is synchronous, so a signal that comes meanwhile is seen when it is over.
 */
export function withoutInterruption<T>(run: () => T): T {
  // Who listens already waits for the end anyway.
  const signals = (["SIGINT", "SIGTERM", "SIGHUP"] as const).filter((signal) => process.listenerCount(signal) === 0);
  const wait = (signal: NodeJS.Signals): void => {
    process.off(signal, wait);
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, wait);
  try {
    return run();
  } finally {
    // The listeners stay for a whole turn, from here and now once round: in it, a signal that has come is delivered.
    setImmediate(() =>
      setImmediate(() => {
        for (const signal of signals) process.off(signal, wait);
      }),
    );
  }
}
