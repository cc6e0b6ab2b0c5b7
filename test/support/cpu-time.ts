/** Milliseconds of processor time that the work took in this process: a busy machine does not make it longer. */
export function cpuTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
