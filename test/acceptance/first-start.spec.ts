import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const program = join(import.meta.dirname, '../../dist/cli.js');
const samples = join(import.meta.dirname, '../../dicom-samples');
const isAdministrator = process.getuid?.() === 0;
const nobody = isAdministrator ? { uid: 65_534, gid: 65_534 } : {};
/** An administrator's rights know no bounds: what is not permitted can then be tried as nobody only, who must see the program. */
const hasBounds =
  spawnSync(process.execPath, ['-e', `fs.accessSync(${JSON.stringify(program)})`], nobody).status === 0;
if (!hasBounds) process.stdout.write('nobody may see the program here: sentences on rights are skipped\n');
const itWithRights = hasBounds ? it : it.skip;

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kerma-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The built program; as somebody with bounded rights when told so. */
const kerma = (
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  rights: 'all' | 'bounded' = 'all',
): Promise<Ended> =>
  new Promise((resolve) => {
    const settings = {
      PATH: process.env['PATH'],
      KERMA_DATA: join(folder, 'data'),
      KERMA_HTTP_PORT: '0',
      KERMA_DICOM_PORT: '0',
      ...env,
    };
    const who = rights === 'all' ? {} : nobody;
    const child = spawn(process.execPath, [program, ...words], { env: settings, cwd: folder, ...who });
    let [out, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      // The last thing that a first start says: where the first administrator is made.
      if (/\/link#[\w-]+\n/.test(said)) child.kill();
    });
    child.once('close', (status) => resolve({ status, out, said }));
  });

describe('kerma serve, started for the first time', () => {
  it('says where it is, where its data are, and what it keeps of patients', async () => {
    const { said } = await kerma(['serve'], { KERMA_WATCH: join(folder, 'later') });
    expect(said).toMatch(/^C-STORE as KERMA on 127\.0\.0\.1:\d+$/m);
    expect(said).toContain(`Watching ${join(folder, 'later')} (which is not there yet)`);
    expect(said).toContain(`Data in ${join(folder, 'data')}; patients are kept with name and id`);
    expect(said).toMatch(/^Kerma is at http:\/\/127\.0\.0\.1:\d+$/m);
    expect(said).toMatch(/^Nobody has an account yet\. .*\n {2}http:\/\/127\.0\.0\.1:\d+\/link#[\w-]{43}$/m);
  }, 60_000);

  it('says of a setting that does not exist that it changes nothing', async () => {
    const { said } = await kerma(['serve'], { KERMA_PATIENT: 'none' });
    expect(said).toContain('KERMA_PATIENT is no setting of Kerma and changes nothing');
  }, 60_000);

  it('says that the port of the pages is in use, before it opens anything', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    const { status, said } = await kerma(['serve'], { KERMA_HTTP_PORT: String(port) });
    other.close();
    expect(status).toBe(1);
    expect(said).toBe(
      `Port ${port} of 127.0.0.1 is in use: another program, perhaps another Kerma, listens there. ` +
        'Stop it, or set KERMA_HTTP_PORT.\n',
    );
  }, 60_000);

  it('says that its data folder is a file', async () => {
    await writeFile(join(folder, 'data'), '');
    const { status, said } = await kerma(['serve']);
    expect(status).toBe(1);
    expect(said).toBe(
      `The data folder ${join(folder, 'data')} cannot be used: it is a file. ` +
        'Put that right, or name another folder in KERMA_DATA.\n',
    );
  }, 60_000);

  itWithRights(
    'says that it may not write into its data folder, nor into its database',
    async () => {
      const data = join(folder, 'data');
      await mkdir(data);
      await chmod(folder, 0o755);
      await chmod(data, 0o555);
      const closed = await kerma(['serve'], {}, 'bounded');
      expect(closed.said).toContain(`${data} cannot be used: whoever runs Kerma may not write there.`);
      await chmod(data, 0o777);
      await kerma(['import', join(samples, 'ct-implicit.dcm')]);
      for (const name of ['kerma.sqlite', 'secret.key']) await chmod(join(data, name), 0o444);
      const readOnly = await kerma(['serve'], {}, 'bounded');
      expect(readOnly.said).toBe(
        `The database ${join(data, 'kerma.sqlite')} cannot be opened: it may not be written by whoever runs Kerma.\n`,
      );
      expect([closed.status, readOnly.status]).toEqual([1, 1]);
    },
    60_000,
  );

  it('says that what stands in the place of its database is none', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data/kerma.sqlite'), 'a letter, '.repeat(1000));
    const { status, said } = await kerma(['serve']);
    expect(status).toBe(1);
    expect(said).toContain('kerma.sqlite cannot be opened: it is no SQLite database.');
  }, 60_000);

  it('says where it looked for PostgreSQL, and repeats no password', async () => {
    const { status, said } = await kerma(['serve'], {
      DATABASE_URL: 'postgres://kerma:topsecret@127.0.0.1:1/dose',
    });
    expect(status).toBe(1);
    expect(said).toBe(
      'PostgreSQL at 127.0.0.1:1/dose (DATABASE_URL) cannot be reached: nothing listens there.\n',
    );
  }, 60_000);
});

describe('the other commands', () => {
  it('kerma demo refuses a number and a time that are none', async () => {
    const count = await kerma(['demo', '--no-serve', '--studies', 'many']);
    expect([count.status, count.said]).toEqual([1, expect.stringContaining('a whole number from 1')]);
    const time = await kerma(['demo', '--no-serve', '--until', 'yesterday']);
    expect([time.status, time.said]).toEqual([1, expect.stringContaining('like 2026-11-22T18:00:00')]);
  }, 60_000);

  it('kerma read says of a folder, an archive and an empty file what they are', async () => {
    await writeFile(join(folder, 'empty.dcm'), '');
    await writeFile(join(folder, 'year.zip'), 'PK\u0003\u0004 and so on', 'latin1');
    const { status, out } = await kerma(['read', '.', 'empty.dcm', 'year.zip', 'none.dcm']);
    expect(status).toBe(1);
    expect(out.match(/refused \(not-dicom\): .*/g)).toEqual([
      'refused (not-dicom): The file cannot be opened: it is a folder. Name the files in it.',
      'refused (not-dicom): The file is empty: it has 0 bytes. Send the report again.',
      'refused (not-dicom): The file is a zip archive. Unpack it, or bring it in with "kerma import", which opens it.',
      'refused (not-dicom): The file cannot be opened: there is no such file.',
    ]);
  }, 60_000);

  itWithRights(
    'kerma import says of each file whether it is kept, and goes on past a folder it may not list',
    async () => {
      const given = join(folder, 'given');
      const data = join(folder, 'data');
      for (const name of [given, data]) await mkdir(name);
      await mkdir(join(given, 'closed'));
      await writeFile(join(given, 'letter.txt'), 'no report');
      await writeFile(join(given, 'cut.zip'), 'PK\u0003\u0004 and so on', 'latin1');
      await chmod(folder, 0o755);
      await chmod(data, 0o777);
      await chmod(join(given, 'closed'), 0o000);
      const { status, out } = await kerma(['import', given], {}, 'bounded');
      expect(status).toBe(1);
      expect(out).toContain(
        `${given}/closed\n  not stored: This file could not be opened: reading it is not permitted.`,
      );
      expect(out).toContain(`${given}/cut.zip\n  not taken: `);
      expect(out).toContain(`${given}/letter.txt\n  refused, and kept: The file is not DICOM`);
      expect(out).toMatch(/^3 files .*: 0 stored, 0 already here, 2 refused, 1 failed\.$/m);
    },
    60_000,
  );

  it('kerma import says that a folder holds no file', async () => {
    await mkdir(join(folder, 'given'));
    const { status, out } = await kerma(['import', join(folder, 'given')]);
    expect([status, out]).toEqual([0, 'No file was found there: nothing was imported.\n']);
  }, 60_000);
});
