import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { plansOf, type Plan } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Document } from './document';
import { DocumentsService } from './documents.service';
import { openDocumentsClinic } from './testing/documents-clinic';

const ROWS = 100_000;
const MOST_OF_ONE = 2_000;
let clinic: SpecClinic;
let me: Person;
let patientId: number;

beforeAll(async () => {
  clinic = await openDocumentsClinic();
  me = await clinic.person('ORTHODONTIST');
  const patients: number[] = [];
  for (let n = 0; n < 50; n++) patients.push(await clinic.patient({}, n ? [] : [me]));
  patientId = patients[0] ?? 0;
  const day = Date.UTC(2026, 0, 5);
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const key = n.toString(16).padStart(32, '0');
    return [
      ...[patients[Math.floor(n / MOST_OF_ONE)], n % 3 ? 'PHOTO' : 'RADIOGRAPH', `file ${n}.jpg`, 'image/jpeg', 1_000],
      ...[
        key.repeat(2),
        1_000,
        key.repeat(2),
        key,
        n % 10 ? ',11,' : ',36,',
        '2026-01-05',
        new Date(day + n * 1_000),
        me.id,
      ],
    ];
  });
  for (let at = 0; at < ROWS; at += 5_000) {
    await clinic.source.query(
      'insert into document (patient_id, type, name, media_type, bytes, sha256, received_bytes, received_sha256, storage_key, teeth, dated_on, created_at, created_by_id) values ?',
      [rows.slice(at, at + 5_000)],
    );
  }
  await clinic.source.query('analyze table document');
}, 300_000);
afterAll(() => clinic.close());

const planOf = async (work: () => Promise<unknown>): Promise<Plan> => {
  const plans = await plansOf(clinic.source, work);
  const plan = plans.find(({ steps }) => steps.some(({ table }) => table.toLowerCase().startsWith('document')));
  if (!plan) throw new Error('no document was read');
  return plan;
};

describe(`the documents of one patient among ${ROWS}`, () => {
  const documents = () => clinic.get(DocumentsService);

  it('are read as far as the page goes, without sorting, on the first page and deep down', async () => {
    const first = await documents().list(me, patientId, { limit: 50 });
    let { nextCursor } = first;
    for (let page = 0; page < 20 && nextCursor; page++) {
      nextCursor = (await documents().list(me, patientId, { limit: 50, cursor: nextCursor })).nextCursor;
    }
    for (const filter of [{ limit: 50 }, { limit: 50, cursor: nextCursor ?? '' }]) {
      const plan = await planOf(() => documents().list(me, patientId, filter));
      expect(plan.steps[0]?.key).toBe('document_added');
      expect(plan.steps[0]?.extra).not.toMatch(/filesort|temporary/i);
      expect(plan.read).toBeLessThan(60);
    }
  });

  it('are looked through no further than the patient’s own, whatever is filtered', async () => {
    for (const filter of [
      { tooth: '36' as const },
      { text: 'file 77' },
      { type: 'PHOTO' as const },
      { bin: 'only' as const },
    ]) {
      const plan = await planOf(() => documents().list(me, patientId, filter));
      expect(plan.steps[0]?.key).toMatch(/^document_(added|binned)$/);
      expect(plan.read).toBeLessThan(2 * MOST_OF_ONE + 60);
    }
  });

  it('are recognised by their hash on an index', async () => {
    const sha256 = '7'.padStart(32, '0').repeat(2);
    const plan = await planOf(() =>
      clinic.source.manager.find(Document, { where: { patientId, receivedSha256: sha256 } }),
    );
    expect(plan.steps[0]?.key).toBe('document_received');
    expect(plan.read).toBeLessThan(5);
  });
});
