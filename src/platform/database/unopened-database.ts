const sqliteCauses: Readonly<Record<string, string>> = {
  SQLITE_CANTOPEN: 'it may not be opened by whoever runs Kerma',
  SQLITE_READONLY: 'it may not be written by whoever runs Kerma',
  EACCES: 'it may not be written by whoever runs Kerma',
  EROFS: 'it lies on a disk that can only be read',
  SQLITE_NOTADB: 'it is no SQLite database. Name another folder in KERMA_DATA',
  SQLITE_CORRUPT: 'it is damaged. Put the last backup in its place',
  SQLITE_FULL: 'there is no room on its disk',
  SQLITE_BUSY: 'another program holds it',
};

/** Error codes of the system, of the resolver, and of PostgreSQL (its manual, appendix A). */
const postgresCauses: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENOTFOUND: 'there is no machine of that name',
  EAI_AGAIN: 'names cannot be looked up now',
  '28P01': 'the password is not right',
  '28000': 'this user may not connect',
  '3D000': 'there is no database of that name',
  '53300': 'it has no connection left',
};

const codeOf = (fault: unknown): string => {
  const { code, driverError } = fault as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
};

/** The fault in a sentence a person can act upon; a fault that is none of theirs is given back as it is. */
export const unopenedSqlite = (path: string, fault: unknown): unknown => {
  const cause = sqliteCauses[codeOf(fault)];
  return cause === undefined
    ? fault
    : new Error(`The database ${path} cannot be opened: ${cause}.`, { cause: fault });
};

/** The same for PostgreSQL; user and password of the address are not repeated. */
export const unopenedPostgres = (url: string, fault: unknown): unknown => {
  const cause = postgresCauses[codeOf(fault)];
  const { host, pathname } = new URL(url);
  return cause === undefined
    ? fault
    : new Error(`PostgreSQL at ${host}${pathname} (DATABASE_URL) cannot be reached: ${cause}.`, {
        cause: fault,
      });
};
