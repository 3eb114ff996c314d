import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cupboard, openMaterialsClinic } from './testing/materials-clinic';

describe('materials used on a patient', () => {
  let clinic: SpecClinic, cupboard: Cupboard;
  let admin: Person, ana: Person, ben: Person, nurse: Person, reception: Person, student: Person;
  let patient: number;

  beforeAll(async () => {
    clinic = await openMaterialsClinic();
    cupboard = new Cupboard(clinic);
    [admin, ana, ben] = [
      await clinic.person('ADMIN'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('DENTAL_SURGEON'),
    ];
    [nurse, reception, student] = [
      await clinic.person('NURSE'),
      await clinic.person('RECEPTION'),
      await clinic.person('STUDENT'),
    ];
    patient = await clinic.patient({}, [ana, student]);
  });
  afterAll(() => clinic.close());

  const allergic = (patientId: number, label: string) =>
    clinic.source.query(
      "insert into patient_alert (patient_id, kind, severity, label, recorded_at, recorded_by_id) values (?, 'ALLERGY', 'DANGER', ?, now(3), ?)",
      [patientId, label, ana.id],
    );
  const levels = async (item: number) => (await cupboard.level(item)).item;
  const trail = async (action: string, id: unknown) =>
    clinic.source.query(
      "select * from audit_entry where action = ? and entity = 'patient_material' and entity_id = ?",
      [...[action, String(id)]],
    );

  it('leave the stock with the record, from the lots that expire first, a usage a lot', async () => {
    const item = await cupboard.item();
    const [late, soon] = [await cupboard.lot(item, 5, { days: 90 }), await cupboard.lot(item, 2, { days: 10 })];
    const { status, body } = await cupboard.record(student, patient, {
      itemId: item,
      quantity: 3,
      purpose: 'Filling 46',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      lot: { id: soon },
      quantity: 2,
      purpose: 'Filling 46',
      createdBy: { id: student.id },
    });
    expect(body['further']).toMatchObject([{ lot: { id: late }, quantity: 1, purpose: 'Filling 46' }]);
    expect(await cupboard.level(item)).toEqual({ item: 4, lots: 4, movements: 4 });
    expect(await trail('material.recorded', body['id'])).toHaveLength(1);
  });

  it('are recorded once, however often the same request is sent, and never without a key', async () => {
    const item = await cupboard.item();
    await cupboard.lot(item, 9);
    const send = () => cupboard.record(ana, patient, { itemId: item, quantity: 2 }, 'pressed-twice');
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    const bare = await clinic.http.as(ana, 'POST', `/api/patients/${patient}/materials`, {
      body: { itemId: item, quantity: 2 },
    });
    expect([bare.status, bare.body['code']]).toEqual([400, 'idempotency-key-required']);
    expect(await levels(item)).toBe(7);
  });

  it('are refused in words when there are too few, all expired, or of no such item or lot, and nothing is taken', async () => {
    const [item, other] = [await cupboard.item(), await cupboard.item()];
    const [expired, fresh] = [await cupboard.lot(item, 4, { days: -3 }), await cupboard.lot(item, 1)];
    const elsewhere = await cupboard.lot(other, 4);
    const refused = async (body: object) => {
      const { status, body: told } = await cupboard.record(ana, patient, body);
      return [status, told['code']];
    };
    expect(await refused({ itemId: item, quantity: 2 })).toEqual([409, 'not-enough-stock']);
    expect(await refused({ itemId: item, lotId: expired, quantity: 1 })).toEqual([409, 'lot-expired']);
    expect(await refused({ itemId: item, lotId: elsewhere, quantity: 1 })).toEqual([422, 'invalid']);
    expect(await refused({ itemId: 4_000_000_000, quantity: 1 })).toEqual([404, 'not-found']);
    expect(await refused({ itemId: item, lotId: fresh, quantity: 0 })).toEqual([422, 'invalid']);
    expect(await refused({ itemId: item, quantity: 1, usedAt: '2999-01-01T00:00:00.000Z' })).toEqual([422, 'invalid']);
    expect(await levels(item)).toBe(5);
  });

  it('are recorded by who treats the patient; taken back by nurses and administrators; others see nothing of it', async () => {
    const item = await cupboard.item();
    await cupboard.lot(item, 9);
    const body = { itemId: item, quantity: 1 };
    const { body: used } = await cupboard.record(ana, patient, body);
    const [id, path] = [Number(used['id']), `/api/patients/${patient}/materials`];
    for (const me of [nurse, admin, reception]) expect((await cupboard.record(me, patient, body)).status).toBe(403);
    expect((await cupboard.record(ben, patient, body)).status).toBe(404);
    expect((await clinic.http.as(reception, 'GET', path)).status).toBe(403);
    expect((await clinic.http.as(ben, 'GET', path)).status).toBe(404);
    expect((await cupboard.act(ben, 'PATCH', id, 1, { body: { quantity: 2 } })).status).toBe(404);
    expect((await cupboard.act(ana, 'DELETE', id, 1)).status).toBe(403);
    expect((await cupboard.act(nurse, 'DELETE', id, 1)).status).toBe(200);
    expect((await cupboard.act(ana, 'PATCH', id, 2, { body: { quantity: 2 } })).status).toBe(404);
    expect((await clinic.http.as(ana, 'GET', `${path}?bin=only`)).status).toBe(404);
    const bin = await clinic.http.as(nurse, 'GET', `${path}?bin=only`);
    expect(bin.body['items']).toMatchObject([{ id, binnedBy: { id: nurse.id } }]);
  });

  it('move the difference when edited, and swap lot or item whole', async () => {
    const [item, other] = [await cupboard.item(), await cupboard.item({ name: 'Another' })];
    const [lot, second] = [await cupboard.lot(item, 10, { days: 5 }), await cupboard.lot(item, 10, { days: 50 })];
    await cupboard.lot(other, 3);
    const { body } = await cupboard.record(ana, patient, { itemId: item, quantity: 4 });
    const id = Number(body['id']);
    const edit = (version: number, change: object) => cupboard.act(ana, 'PATCH', id, version, { body: change });
    expect((await edit(1, { quantity: 6 })).body).toMatchObject({ version: 2, quantity: 6, lot: { id: lot } });
    expect(await levels(item)).toBe(14);
    expect((await edit(2, { quantity: 1 })).body).toMatchObject({ quantity: 1 });
    expect(await levels(item)).toBe(19);
    expect((await edit(2, { quantity: 2 })).status).toBe(412);
    expect((await edit(3, { lotId: second, quantity: 2 })).body).toMatchObject({ lot: { id: second }, quantity: 2 });
    expect(await levels(item)).toBe(18);
    expect((await edit(4, { itemId: other, quantity: 4 })).body).toMatchObject({
      code: 'no-lot-has-enough',
      conflict: { most: 3 },
    });
    expect((await edit(4, { itemId: other, quantity: 3 })).body).toMatchObject({
      item: { name: 'Another' },
      quantity: 3,
    });
    expect([await levels(item), await levels(other)]).toEqual([20, 0]);
    expect((await edit(5, { purpose: null })).body).toMatchObject({ version: 5 });
  });

  it('go back to their lot from the bin, are taken again when restored, and leave the stock’s history when deleted for good', async () => {
    const item = await cupboard.item();
    const lot = await cupboard.lot(item, 3);
    const id = Number((await cupboard.record(ana, patient, { itemId: item, quantity: 2 })).body['id']);
    expect((await cupboard.act(nurse, 'DELETE', id, 1, { path: '?purge=true' })).body['code']).toBe(
      'material-not-in-bin',
    );
    await cupboard.act(nurse, 'DELETE', id, 1);
    expect(await levels(item)).toBe(3);
    const other = Number((await cupboard.record(ana, patient, { itemId: item, quantity: 2 })).body['id']);
    const short = await cupboard.act(nurse, 'POST', id, 2, { path: '/restore' });
    expect(short.body).toMatchObject({
      status: 409,
      code: 'not-enough-stock',
      conflict: { lotId: lot, asked: 2, available: 1 },
    });
    await cupboard.act(admin, 'DELETE', other, 1);
    expect((await cupboard.act(nurse, 'POST', id, 2, { path: '/restore' })).body).toMatchObject({
      version: 3,
      binnedAt: null,
    });
    expect(await levels(item)).toBe(1);
    expect((await cupboard.act(admin, 'DELETE', other, 2, { path: '?purge=true' })).status).toBe(200);
    expect((await cupboard.act(admin, 'DELETE', other, 2, { path: '?purge=true' })).status).toBe(404);
    const kept = await clinic.source.query(
      'select difference from stock_movement where patient_usage_id = ? order by id',
      [other],
    );
    expect(kept).toEqual([{ difference: -2 }, { difference: 2 }]);
  });

  it('stop at an allergy, and go on only with a reason, which is kept', async () => {
    const sick = await clinic.patient({}, [ana]);
    const item = await cupboard.item({ name: 'Powder-free gloves', allergens: ['natural rubber'] });
    const safe = await cupboard.item({ name: 'Nitrile gloves, latex-free' });
    await cupboard.lot(item, 5);
    await cupboard.lot(safe, 5);
    await allergic(sick, 'Latéx');
    const stopped = await cupboard.record(ana, sick, { itemId: item, quantity: 1 });
    expect(stopped.body).toMatchObject({
      ...{ status: 409, code: 'allergy-clash' },
      conflict: { clashes: [{ alert: 'Latéx', material: 'natural rubber' }] },
    });
    expect(await levels(item)).toBe(5);
    const id = Number((await cupboard.record(ana, sick, { itemId: safe, quantity: 1 })).body['id']);
    expect((await cupboard.act(ana, 'PATCH', id, 1, { body: { itemId: item } })).body['code']).toBe('allergy-clash');
    const reason = 'No other gloves in this size; short contact';
    const { status, body } = await cupboard.record(ana, sick, { itemId: item, quantity: 1, allergyReason: reason });
    expect([status, body['allergyReason']]).toEqual([201, reason]);
    const [entry] = await trail('material.recorded', body['id']);
    expect(JSON.stringify(entry.after)).toContain(reason);
  });

  it('are taken all or none of a batch, and by the recipe with what is recorded already left out', async () => {
    const [bond, capsule] = [await cupboard.item(), await cupboard.item()];
    await cupboard.lot(bond, 1);
    await cupboard.lot(capsule, 9, { days: 20 });
    const { insertId: procedure } = await clinic.source.query(
      "insert into clinic_procedure (name, category) values ('Filling', 'Spec')",
    );
    const path = `/api/procedures/${procedure}/recipe`;
    const set = (version: number, me = nurse) =>
      clinic.http.as(me, 'PUT', path, {
        headers: { 'if-match': `"${version}"` },
        body: {
          lines: [
            { itemId: capsule, quantity: 3 },
            { itemId: bond, quantity: 2 },
          ],
        },
      });
    expect((await set(1, ana)).status).toBe(403);
    expect((await set(1)).body).toMatchObject({ version: 2, lines: [{ quantity: 3 }, { quantity: 2 }] });
    expect((await set(1)).status).toBe(412);
    const visit = await clinic.source.query(
      `insert into visit (patient_id, provider_id, starts_at, minutes, type, created_by_id, created_at) values (?, ?, now(3), 30, 'Filling', ?, now(3))`,
      [patient, ana.id, ana.id],
    );
    const visitId = Number(visit.insertId);
    await clinic.source.query('insert into visit_procedure (visit_id, place, procedure_id) values (?, 0, ?)', [
      visitId,
      procedure,
    ]);
    await cupboard.record(ana, patient, { itemId: capsule, quantity: 1, visitId });
    const proposal = await clinic.http.as(ana, 'GET', `/api/patients/${patient}/materials/proposal?visitId=${visitId}`);
    expect(proposal.body['lines']).toMatchObject([
      { item: { id: capsule }, needed: 3, recorded: 1, quantity: 2, short: 0, lots: [{ quantity: 2, onHand: 8 }] },
      { item: { id: bond }, needed: 2, recorded: 0, quantity: 2, short: 1, lots: [{ quantity: 1 }] },
    ]);
    const batch = (quantity: number) =>
      clinic.http.as(ana, 'POST', `/api/patients/${patient}/materials/batch`, {
        headers: { 'idempotency-key': `batch-${quantity}` },
        body: {
          visitId,
          lines: [
            { itemId: capsule, quantity: 2 },
            { itemId: bond, quantity },
          ],
        },
      });
    expect((await batch(2)).body['code']).toBe('not-enough-stock');
    expect([await levels(capsule), await levels(bond)]).toEqual([8, 1]);
    expect((await batch(1)).body['items']).toHaveLength(2);
    expect([await levels(capsule), await levels(bond)]).toEqual([6, 0]);
  });
});
