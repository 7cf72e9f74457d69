import { existsSync, readFileSync } from 'node:fs';

/** The kernel's account of the thread that runs this: nanoseconds on a processor come first. */
const account = `/proc/self/task/${process.pid}/schedstat`;

/**
 * Processor time of this thread so far, ms: the clock on the wall runs on while other programs have the machine, and
 * the process's time counts the threads that collect what earlier suites left. Where the system keeps no
 * account of threads it is the whole process's.
 */
export const threadMs = (): number => {
  if (existsSync(account)) return Number(readFileSync(account, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
