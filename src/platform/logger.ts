import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';
import { loggedFault } from './fault-trace.ts';

export type { Logger } from 'pino';

/** The token under which the logger is injected. */
export const LOGGER = Symbol('logger');

/** JSON lines (or text on a terminal) to standard error. Callers log ids and codes, never patient data. */
export const createLogger = (config: Config): Logger => {
  const options = {
    level: config.env.KERMA_LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: loggedFault },
  };
  return config.env.KERMA_LOG_PRETTY
    ? pino({
        ...options,
        transport: { target: 'pino-pretty', options: { destination: 2, translateTime: 'SYS:HH:MM:ss' } },
      })
    : pino(options, pino.destination({ dest: 2, sync: false }));
};

const fromNest = (logger: Logger, message: unknown): void =>
  message instanceof Error
    ? logger.error({ from: 'nest', err: message }, 'fault')
    : logger.error({ from: 'nest' }, String(message));

/** Nest's own messages, through ours and one level quieter. */
export const nestLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown) => logger.debug({ from: 'nest' }, String(message)),
  warn: (message: unknown) => logger.warn({ from: 'nest' }, String(message)),
  // The stack that Nest gives beside begins with the message again.
  error: (message: unknown) => fromNest(logger, message),
});
