// How much is done in a second of one processor: on a busy machine, the clock on the wall says more about the others.

/** How many seconds of processor time this process has used. */
export function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
