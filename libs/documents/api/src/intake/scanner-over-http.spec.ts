import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProvidersModule, Storage } from '@cuspid/platform/providers';
import { EICAR, FakeClamd } from '@cuspid/platform/providers/testing';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Janitor } from '../janitor';
import { Desk, photo } from '../testing/desk';
import { openDocumentsClinic } from '../testing/documents-clinic';

const clamd = new FakeClamd();
let folder: string;
let clinic: SpecClinic;
let desk: Desk;
let patientId: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuspid-scanned-'));
  const scanner = { kind: 'clamd', ...(await clamd.open()) } as const;
  const mail = { kind: 'folder', folder: tmpdir(), from: 'Cuspid <desk@cuspid.test>' } as const;
  const storage = { kind: 'folder', folder } as const;
  const secret = 'nothing a spec sends is a secret';
  clinic = await openDocumentsClinic({}, ProvidersModule.forRoot({ storage, scanner, mail, pdf: {}, secret }));
  const me = await clinic.person('ORTHODONTIST');
  desk = new Desk(clinic, me);
  patientId = await clinic.patient({}, [me]);
});
afterAll(async () => {
  await clinic.close();
  await clamd.close();
  await rm(folder, { recursive: true, force: true });
});

const keys = async () => {
  await clinic.get(Janitor).sweep();
  const found: string[] = [];
  for await (const key of clinic.get(Storage).keys()) found.push(key);
  return found;
};
const infected = Buffer.from(`Pain since Monday. ${EICAR}`);

it('keeps nothing the scanner holds, and nothing while it is away; what it passes is kept', async () => {
  expect(await desk.upload(patientId, 'note.txt', infected)).toMatchObject({
    status: 422,
    body: { code: 'file-infected' },
  });
  expect(await desk.form(patientId, 'note.txt', infected)).toMatchObject({
    status: 422,
    body: { code: 'file-infected' },
  });
  expect(await keys()).toEqual([]);
  clamd.mood = 'rubbish';
  const refused = await desk.upload(patientId, 'smile.jpg', await photo(1));
  expect(refused).toMatchObject({ status: 503, body: { code: 'scanner-unavailable' } });
  expect(await clinic.source.query('select id from document')).toEqual([]);
  clamd.mood = 'honest';
  expect(await desk.upload(patientId, 'smile.jpg', await photo(2))).toMatchObject({ body: { name: 'smile.jpg' } });
});
