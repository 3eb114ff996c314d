import { plansOf, type SpecClinic } from '@cuspid/platform/testing';
import { SETTINGS } from '@cuspid/settings/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProceduresService } from './procedures.service';
import { openSettingsClinic } from './testing/settings-clinic';

/** More than a clinic may keep. */
const PROCEDURES = 5_000;

describe('a catalogue of five thousand procedures', () => {
  let clinic: SpecClinic;
  let procedures: ProceduresService;

  beforeAll(async () => {
    clinic = await openSettingsClinic();
    procedures = clinic.get(ProceduresService);
    const rows = Array.from({ length: PROCEDURES }, (_, n) => [
      `C-${n}`,
      `Procedure ${n}`,
      `Category ${n % 20}`,
      1000 + n,
    ]);
    const values = rows.map(() => "(?, ?, ?, ?, 'LKR')").join();
    await clinic.source.query(
      'insert into clinic_procedure (code, name, category, price_minor, price_currency) values ' + values,
      rows.flat(),
    );
    await clinic.source.query('analyze table clinic_procedure');
  });
  afterAll(() => clinic.close());

  const plan = async (work: () => Promise<unknown>) => {
    const [one] = await plansOf(clinic.source, work);
    return { read: one?.read ?? Infinity, steps: one?.steps ?? [] };
  };

  it('gives its first and a deep page by the index, without reading the rest', async () => {
    const first = await plan(() => procedures.list({}));
    expect(first.read, JSON.stringify(first)).toBeLessThan(60);
    expect(first.steps[0]).toMatchObject({ key: 'clinic_procedure_place' });
    let cursor: string | undefined;
    for (let page = 0; page < 30; page++)
      cursor = (await procedures.list({ limit: 100, cursor })).nextCursor ?? undefined;
    const deep = await plan(() => procedures.list({ cursor }));
    // The pages of its own category before it are walked in the index.
    expect(deep.read, JSON.stringify(deep)).toBeLessThan(PROCEDURES / 20 + 60);
  });

  it('is searched in the order of the index, sorting nothing, and stops at the page’s end', async () => {
    const many = await plan(() => procedures.list({ search: 'proc categ' }));
    expect(many.read, JSON.stringify(many)).toBeLessThan(60);
    const one = await plan(() => procedures.list({ search: 'c-4999' }));
    expect(one.read).toBeLessThanOrEqual(PROCEDURES + 60);
    for (const { steps } of [many, one]) expect(JSON.stringify(steps)).not.toContain('filesort');
  });

  it('takes no more', async () => {
    expect(PROCEDURES).toBeGreaterThan(SETTINGS.procedures);
    const me = await clinic.person('ADMIN');
    await expect(procedures.add(me, { name: 'One more', category: 'X' })).rejects.toMatchObject({ code: 'list-full' });
  });
});
