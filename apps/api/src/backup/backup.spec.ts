import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkBackup, differenceOf } from './checks';
import { DumpReader } from './dump';
import { DUMP, MANIFEST, NOTES, objectPlace, readManifest, signed, type Manifest } from './manifest';
import { openLogs } from './logs';
import { backupsIn, removeOld } from './old-backups';
import { BackupRefused } from './refused';
import { seal, unsealed } from './sealed';
import { backupSettings } from './settings';

const SECRET = 'Zk3v9sQ1xT7uLm2Pq8wR5yNcBfHdGjKa0e';
const CANARY = 'Nimali Perera, 077 123 4567';
const KEY = '0123456789abcdef0123456789abcdef';
const SQL = [
  "-- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000007', MASTER_LOG_POS=342;",
  'CREATE TABLE `patient` (`id` int);',
  `INSERT INTO \`patient\` VALUES (1,'${CANARY}');`,
  "INSERT INTO `visit` VALUES (1,'INSERT INTO `patient` is text here');",
  '/*!50003 CREATE*/ /*!50017 DEFINER=`cuspid`@`127.0.0.1`*/ /*!50003 TRIGGER keeps BEFORE DELETE ON patient FOR EACH ROW SET @a = 1 */;;',
  '-- Dump completed on 2026-11-24  6:00:00',
  '',
].join('\n');

const readerOf = async (sql: string) => {
  const reader = new DumpReader();
  const passed = await text(Readable.from([...Buffer.from(sql)].map((byte) => Buffer.from([byte]))).pipe(reader));
  return { reader, passed };
};

describe('a dump that goes by', () => {
  it('tells the rows of each table, its place in the log and its end, in whatever pieces it comes', async () => {
    const { reader, passed } = await readerOf(SQL);
    expect(Object.keys(reader.tables())).toEqual(['patient', 'visit']);
    expect(reader.log).toEqual({ file: 'binlog.000007', position: 342 });
    expect(reader.isComplete).toBe(true);
    expect(passed).toBe(SQL.replace('/*!50017 DEFINER=`cuspid`@`127.0.0.1`*/ ', ''));
    const other = (await readerOf(SQL.replace('077', '078'))).reader.tables();
    expect(differenceOf(reader.tables(), other)).toEqual(['patient']);
    expect((await readerOf(SQL.slice(0, -50))).reader.isComplete).toBe(false);
  });
});

describe('a backup', () => {
  const root = mkdtempSync(join(tmpdir(), 'cuspid-backup-spec-'));
  let [identity, recipient, all, folder] = ['', '', '', ''];
  let count = 0;

  beforeAll(async () => {
    identity = await generateX25519Identity();
    recipient = await identityToRecipient(identity);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeEach(async () => {
    all = join(root, String(count++));
    folder = join(all, '2026-11-24T06-00-00-000Z');
    mkdirSync(folder, { recursive: true });
    const object = objectPlace(all, KEY);
    mkdirSync(dirname(object), { recursive: true });
    const manifest: Manifest = {
      format: 1,
      takenAt: '2026-11-24T06:00:00.000Z',
      schema: 'CreateUser1764000000001',
      dump: await seal(Readable.from([gzipSync(SQL)]), join(folder, DUMP), recipient),
      tables: (await readerOf(SQL)).reader.tables(),
      objects: { [KEY]: await seal(Readable.from([Buffer.alloc(200_000, CANARY)]), object, recipient) },
      notes: await seal(Readable.from([Buffer.from('{}')]), join(folder, NOTES), recipient),
    };
    writeFileSync(join(folder, MANIFEST), signed(manifest, SECRET));
  });

  const check = async (with_ = identity) => checkBackup(all, folder, await readManifest(folder, [SECRET]), with_);
  const refused = async (work: Promise<unknown>, words: RegExp) => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(BackupRefused);
    expect(String(error)).toMatch(words);
  };

  it('is whole, opens with the secret key, and shows nobody else what is in it', async () => {
    await check();
    expect(await text(await unsealed(objectPlace(all, KEY), identity))).toContain(CANARY);
    for (const file of [join(folder, DUMP), join(folder, MANIFEST), objectPlace(all, KEY)]) {
      expect(readFileSync(file).includes(Buffer.from('Nimali'))).toBe(false);
    }
  });

  it('is refused when a file of it was cut off, changed, or is gone', async () => {
    truncateSync(join(folder, DUMP), 100);
    await refused(check(), /was cut off: 100 of/);
    rmSync(join(folder, DUMP));
    await refused(check(), /is not there/);
  });

  it.each([[DUMP], [NOTES], ['object']])('is refused when one byte of %s is another', async (name) => {
    const file = name === 'object' ? objectPlace(all, KEY) : join(folder, name);
    const bytes = readFileSync(file);
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await refused(check(), /was changed/);
  });

  it('is refused with another key, and when its manifest is another’s or not whole', async () => {
    await refused(check(await generateX25519Identity()), /cannot be opened with this identity/);
    await refused(readManifest(folder, ['another secret']), /signed with another secret/);
    const told = readFileSync(join(folder, MANIFEST), 'utf8');
    writeFileSync(join(folder, MANIFEST), told.replace('CreateUser', 'CreateOther'));
    await refused(check(), /was changed/);
    writeFileSync(join(folder, MANIFEST), told.slice(0, -20));
    await refused(check(), /cannot be read/);
    rmSync(join(folder, MANIFEST));
    await refused(check(), /no whole backup/);
  });

  it('keeps its logs apart: one that was changed, put in another’s place, or is not there is refused', async () => {
    const place = join(all, 'logs', 'binlog.000007.age');
    const open = () => openLogs(all, { file: 'binlog.000007', position: 342 }, identity, [SECRET]);
    await refused(open(), /binlog\.000007 was not kept/);
    mkdirSync(dirname(place), { recursive: true });
    const sealed = await seal(Readable.from([Buffer.from('events')]), place, recipient);
    writeFileSync(`${place}.json`, signed(sealed, SECRET));
    const { files, close } = await open();
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['events']);
    await close();
    const other = await seal(Readable.from([Buffer.from('others')]), place, recipient);
    await refused(open(), /not the one that was signed/);
    writeFileSync(`${place}.json`, signed(other, 'another secret'));
    await refused(open(), /signed with another secret/);
  });

  it('goes when it is old, with what only it had; the newest stays, whatever its age', async () => {
    const settings = { folder: all, recipient, keepDays: 30 };
    expect(await removeOld({ ...settings, keepDays: 1 }, [SECRET])).toBe(0);
    const old = join(all, '2020-01-01T02-00-00-000Z');
    mkdirSync(old);
    const theirs = 'f'.repeat(32);
    mkdirSync(dirname(objectPlace(all, theirs)), { recursive: true });
    const objects = {
      [KEY]: (await readManifest(folder, [SECRET])).objects[KEY],
      [theirs]: await seal(Readable.from([Buffer.from('x')]), objectPlace(all, theirs), recipient),
    };
    const manifest = { ...(await readManifest(folder, [SECRET])), objects };
    writeFileSync(join(old, MANIFEST), signed(manifest, SECRET));
    expect(await removeOld(settings, [SECRET])).toBe(1);
    expect(await backupsIn(all)).toEqual(['2026-11-24T06-00-00-000Z']);
    expect(() => readFileSync(objectPlace(all, theirs))).toThrow();
    await check();
  });

  it('leaves nothing behind that looks like a file when what it reads breaks off', async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error('the storage went away')) });
    await expect(seal(broken, join(all, 'x.age'), recipient)).rejects.toThrow('the storage went away');
    expect(() => readFileSync(join(all, 'x.age'))).toThrow();
    expect(() => readFileSync(join(all, 'x.age.new'))).toThrow();
  });

  it('needs a public key, and a number of days', () => {
    expect(() => backupSettings({})).toThrow(/BACKUP_RECIPIENT is not set/);
    expect(() => backupSettings({ BACKUP_RECIPIENT: identity })).toThrow(/BACKUP_RECIPIENT/);
    expect(() => backupSettings({ BACKUP_RECIPIENT: recipient, BACKUP_KEEP_DAYS: '0' })).toThrow(/BACKUP_KEEP_DAYS/);
    expect(backupSettings({ BACKUP_RECIPIENT: recipient, BACKUP_FOLDER: '/b' })).toEqual({
      folder: '/b',
      recipient,
      keepDays: 35,
    });
  });
});
