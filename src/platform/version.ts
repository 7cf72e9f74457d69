import { readFileSync } from 'node:fs';

// The package's own description lies two folders above this file, in the sources and in the build.
const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

/** The version of this program. */
export const version = (JSON.parse(text) as { version: string }).version;
