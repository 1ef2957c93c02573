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
