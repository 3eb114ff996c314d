import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cupboard, openMaterialsClinic } from '../testing/materials-clinic';
import { LotPatients } from './lot-patients.service';

/** A million usages with their movements where there is time; else enough to see what a page reads. */
const IS_LONG = Boolean(process.env['CUSPID_LONG']);
const [PATIENTS, USAGES, LOTS] = IS_LONG ? [100_000, 1_000_000, 400] : [2_000, 8_000, 4];
const AT_ONCE = 4_000;
const FIRST = 10_000;

describe(`which patients got a lot, among ${USAGES} usages`, () => {
  let clinic: SpecClinic, cupboard: Cupboard;
  let admin: Person, ana: Person, desk: Person, nurse: Person;
  let item: number;
  const lots: number[] = [];

  beforeAll(async () => {
    clinic = await openMaterialsClinic();
    cupboard = new Cupboard(clinic);
    [admin, ana] = [await clinic.person('ADMIN'), await clinic.person('ORTHODONTIST')];
    [desk, nurse] = [await clinic.person('RECEPTION'), await clinic.person('NURSE')];
    item = await cupboard.item({ name: 'Bone graft' });
    for (let lot = 0; lot < LOTS; lot++) lots.push(await cupboard.lot(item, 1_000_000));
    for (let from = 0; from < PATIENTS; from += AT_ONCE) await register(from, Math.min(AT_ONCE, PATIENTS - from));
    for (let from = 0; from < USAGES; from += AT_ONCE) await use(from);
    await clinic.source.query('analyze table patient, patient_material, stock_movement');
  }, 3_600_000);
  afterAll(() => clinic.close());

  const register = (from: number, count: number) =>
    clinic.source.query(
      'insert into patient (id, patient_code, first_name, last_name, sex, registered_at, registered_by_id, created_at) values ?',
      [
        Array.from({ length: count }, (_, n) => {
          const id = FIRST + from + n;
          return [id, `LOT-${id}`, 'Ama', `Many${id}`, 'FEMALE', new Date(), desk.id, new Date()];
        }),
      ],
    );

  async function use(from: number): Promise<void> {
    const now = new Date();
    const all = Array.from({ length: AT_ONCE }, (_, n) => from + n + 1);
    const lotOf = (id: number) => lots[(id * 7) % LOTS];
    const used = all.map((id) => [
      id,
      FIRST + ((id * 13) % PATIENTS),
      item,
      lotOf(id),
      'Bone graft',
      1,
      now,
      now,
      ana.id,
      now,
      ana.id,
    ]);
    await clinic.source.query(
      'insert into patient_material (id, patient_id, item_id, lot_id, item_name, quantity, used_at, created_at, created_by_id, updated_at, updated_by_id) values ?',
      [used],
    );
    const moved = all.map((id) => [item, lotOf(id), 'OUT', 'USAGE', -1, 0, 0, now, ana.id, id]);
    await clinic.source.query(
      'insert into stock_movement (item_id, lot_id, type, reason, difference, balance_after, lot_balance_after, at, by_id, patient_usage_id) values ?',
      [moved],
    );
  }

  it('is a walk along its own index that ends with the page, first or deep', async () => {
    const list = clinic.get(LotPatients);
    const lot = lots[3] ?? 0;
    const got = USAGES / LOTS;
    let cursor: string | undefined;
    for (let page = 0; page < 4; page++) {
      const plans = await plansOf(clinic.source, async () => {
        cursor = (await list.ofLot(admin, lot, { limit: 50, ...(cursor && { cursor }) })).nextCursor ?? undefined;
      });
      const walks = plans.flatMap(({ steps }) => steps).filter(({ table }) => table === 'used');
      expect(walks.map(({ key }) => key)).toEqual(['patient_material_got']);
      for (const { read, steps } of plans) expect(read, JSON.stringify(steps)).toBeLessThan(600);
    }
    // Of the whole lot: all that got it, and nobody else’s rows.
    const counting = await plansOf(clinic.source, () => list.ofLot(nurse, lot, { count: true }));
    for (const { read, steps } of counting) expect(read, JSON.stringify(steps)).toBeLessThan(got * 4 + 600);
    if (IS_LONG) {
      const before = performance.now();
      await list.ofLot(nurse, lot, { limit: 100, count: true });
      process.stdout.write(`which patients got a lot: ${Math.round(performance.now() - before)} ms\n`);
    }
  });

  it('tells nurses all of them, clinicians their own, by lot or by its number, and not what was taken back', async () => {
    const [lot, again] = [
      await cupboard.lot(item, 9, { number: 'RC-1', days: 9 }),
      await cupboard.lot(item, 9, { number: 'RC-1', days: 90 }),
    ];
    const [mine, others] = [await clinic.patient({}, [ana]), await clinic.patient({}, [ana])];
    const back = await clinic.patient({}, [ana]);
    for (const [patient, of] of [
      [mine, lot],
      [mine, again],
      [others, again],
      [back, lot],
    ] as const) {
      await cupboard.record(ana, patient, { itemId: item, lotId: of, quantity: 2 });
    }
    const [{ id: mistaken }] = await clinic.source.query('select id from patient_material where patient_id = ?', [
      back,
    ]);
    await cupboard.act(nurse, 'DELETE', mistaken, 1);
    await clinic.source.query('update care_team_member set ended_at = now(3) where patient_id = ?', [others]);
    const of = (me: Person, path: string) => clinic.http.as(me, 'GET', `/api/${path}`);
    const byNumber = `patient-materials/recall?itemId=${item}&lotNumber=rc-1&count=true`;
    expect((await of(nurse, byNumber)).body).toMatchObject({
      ...{ total: 2, isOwnOnly: false, hidden: 0, lots: [{ id: lot }, { id: again }] },
      items: [
        { patient: { id: mine }, quantity: 4, usages: 2 },
        { patient: { id: others }, quantity: 2, usages: 1 },
      ],
    });
    expect((await of(ana, byNumber)).body).toMatchObject({
      total: 1,
      isOwnOnly: true,
      items: [{ patient: { id: mine } }],
    });
    expect((await of(nurse, `inventory-lots/${lot}/patients`)).body['items']).toMatchObject([
      { patient: { id: mine }, quantity: 2 },
    ]);
    expect((await of(desk, byNumber)).status).toBe(403);
    await clinic.source.query('update patient set is_active = 0 where id = ?', [mine]);
    expect((await of(nurse, byNumber)).body).toMatchObject({ total: 1, hidden: 1 });
    expect((await of(admin, byNumber)).body).toMatchObject({ total: 2, hidden: 0 });
  });

  it('gives nurses and administrators addresses for letters, no cell of which is a formula, and says so in the trail', async () => {
    const lot = await cupboard.lot(item, 9, { number: 'LT-9' });
    const patient = await clinic.patient({ firstName: '=cmd()', lastName: 'Perera' }, [ana]);
    await clinic.source.query("update patient set address = '12 Lake Rd, Kandy', language = 'si' where id = ?", [
      patient,
    ]);
    await cupboard.record(ana, patient, { itemId: item, lotId: lot, quantity: 1 });
    const path = `/api/patient-materials/recall.csv?itemId=${item}&lotNumber=LT-9`;
    expect((await clinic.http.as(ana, 'GET', path)).status).toBe(403);
    const { status, bytes } = await clinic.http.as(nurse, 'GET', path);
    const [, line] = bytes.toString().split('\r\n');
    expect(status).toBe(200);
    expect(line).toContain(`"Perera","'=cmd()","","12 Lake Rd, Kandy"`);
    const [entry] = await clinic.source.query("select * from audit_entry where action = 'material.letters'");
    expect(String(entry.after)).toContain('"count":1');
  });

  it('follows a record into the one it is merged with, and back', async () => {
    const lot = await cupboard.lot(item, 9);
    const [stays, goes] = [await clinic.patient({}, [ana]), await clinic.patient({}, [ana])];
    const { body } = await cupboard.record(ana, goes, { itemId: item, lotId: lot, quantity: 3 });
    const who = async () => (await clinic.http.as(nurse, 'GET', `/api/inventory-lots/${lot}/patients`)).body['items'];
    const headers = { 'if-match': '"1"' };
    const merged = await clinic.http.as(desk, 'POST', `/api/patients/${stays}/merge`, {
      ...{ headers, body: { withId: goes, withVersion: 1 } },
    });
    expect(merged.status, merged.bytes.toString()).toBe(200);
    expect(await who()).toMatchObject([{ patient: { id: stays }, quantity: 3 }]);
    expect((await cupboard.act(ana, 'PATCH', Number(body['id']), 1, { body: { quantity: 2 } })).body).toMatchObject({
      patientId: stays,
    });
    const [{ version }] = await clinic.source.query('select version from patient where id = ?', [stays]);
    const parted = await clinic.http.as(desk, 'POST', `/api/patients/${stays}/unmerge`, {
      headers: { 'if-match': `"${version}"` },
      body: { mergeId: JSON.parse(JSON.stringify(merged.body['merge'])).id },
    });
    expect(parted.status, parted.bytes.toString()).toBe(200);
    expect(await who()).toMatchObject([{ patient: { id: goes }, quantity: 2 }]);
    expect((await cupboard.level(item)).item).toBe((await cupboard.level(item)).lots);
  });
});
