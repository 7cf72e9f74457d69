import { types } from 'node:util';
import { TypeORMError } from 'typeorm';

/** What drivers of databases put on their errors beside a message. */
interface DriverFault extends Error {
  readonly code?: unknown;
  readonly table?: unknown;
  readonly constraint?: unknown;
  readonly severity?: unknown;
  readonly driverError?: unknown;
}

/** Errors of native drivers may come from another realm, where `instanceof` does not know them. */
const isError = (fault: unknown): fault is Error => fault instanceof Error || types.isNativeError(fault);

/** The places in our code and others', without the message that V8 puts before them. */
const placesOf = ({ stack = '', message }: Error): string[] => {
  const at = message === '' ? -1 : stack.indexOf(message);
  return stack
    .slice(at < 0 ? 0 : at + message.length)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .map((line) => line.trim());
};

/** Name, code and place of a fault and of its causes, and table and constraint; never a message. */
export const traceOf = (fault: unknown): object => {
  if (!isError(fault)) return { type: typeof fault };
  const { name, code, table, constraint, driverError, cause } = fault as DriverFault;
  const inner = cause ?? driverError;
  return {
    type: name,
    ...(code !== undefined && { code }),
    ...(table !== undefined && { table }),
    ...(constraint !== undefined && { constraint }),
    at: placesOf(fault),
    ...(inner !== undefined && { cause: traceOf(inner) }),
  };
};

const isOfDatabase = (fault: DriverFault): boolean =>
  fault instanceof TypeORMError || fault.severity !== undefined || String(fault.code).startsWith('SQLITE');

/**
 * A fault as it may be logged. The message of a database's error may quote the values of the statement, and with them a
 * patient's name, so that only its trace is kept; any other keeps its message.
 */
export const loggedFault = (fault: unknown): unknown => {
  if (!isError(fault)) return fault;
  if (isOfDatabase(fault)) return traceOf(fault);
  const { name, message, cause } = fault;
  const { code } = fault as DriverFault;
  return {
    type: name,
    message,
    ...(code !== undefined && { code }),
    at: placesOf(fault),
    ...(cause !== undefined && { cause: loggedFault(cause) }),
  };
};
