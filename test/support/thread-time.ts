import { existsSync, readFileSync } from 'node:fs';

/** The kernel's account of the main thread of a process: nanoseconds on a processor come first. */
const accountOf = (pid: number): string => `/proc/${pid}/task/${pid}/schedstat`;

/**
 * Processor time of the main thread of a process so far, ms; of this one's where none is named. The clock on the wall runs
 * on while other programs have the machine, and the process's time counts the threads that collect what earlier suites left. Where
 * the system keeps no account of threads it is this whole process's.
 */
export const threadMs = (pid: number = process.pid): number => {
  const account = accountOf(pid);
  if (existsSync(account)) return Number(readFileSync(account, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
