/** Waits until the process is told to stop. A second signal is not caught, so it ends a process that hangs. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

/**
 * Runs something that must not stop half-way. It is synchronous, so a signal that comes meanwhile is delivered afterwards.
 */
export function withoutInterruption<T>(run: () => T): T {
  // If somebody listens to a signal already, it does not end the process.
  const signals = (["SIGINT", "SIGTERM", "SIGHUP"] as const).filter((signal) => process.listenerCount(signal) === 0);
  const wait = (signal: NodeJS.Signals): void => {
    process.off(signal, wait);
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, wait);
  try {
    return run();
  } finally {
    // A signal that has come is delivered within one turn of the event loop. The listeners stay until then.
    setImmediate(() =>
      setImmediate(() => {
        for (const signal of signals) process.off(signal, wait);
      }),
    );
  }
}
