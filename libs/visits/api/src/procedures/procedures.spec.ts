import { Procedure } from '@cuspid/settings/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAhead, openVisitsClinic } from '../testing/visits-clinic';

describe('what is planned for a visit, and what is kept free', () => {
  let clinic: SpecClinic;
  let desk: Person, ana: Person, nurse: Person;
  const day = dayAhead(2, 40);
  const at = (clock: string) => new Date(`${day}T${clock}:00+05:30`).toISOString();

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    [desk, ana, nurse] = [
      await clinic.person('RECEPTION'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('NURSE'),
    ];
  });
  afterAll(() => clinic.close());

  const procedure = async (name: string, isActive = true) => {
    const { identifiers } = await clinic.source.manager.insert(Procedure, { name, category: 'Fillings', isActive });
    return Number(identifiers[0]?.['id']);
  };
  const send = (method: string, path: string, body?: object, headers = {}, me = desk) =>
    clinic.http.as(me, method, `/api${path}`, { body, headers });
  const book = async (clock: string, more: object = {}) =>
    send('POST', '/visits', {
      patientId: await clinic.patient(),
      providerId: ana.id,
      startsAt: at(clock),
      minutes: 30,
      ...more,
    });

  it('is from the catalogue in use, for a tooth that exists, and told by its name', async () => {
    const [composite, gone] = [await procedure('Composite'), await procedure('Amalgam', false)];
    const planned = [{ procedureId: composite, tooth: '46' }, { procedureId: composite }];
    const { body } = await book('08:00', { procedures: planned });
    expect(body['procedures']).toMatchObject([
      { procedureId: composite, name: 'Composite', tooth: '46' },
      { procedureId: composite, tooth: null },
    ]);
    const wrong = await book('08:30', { procedures: [{ procedureId: gone }, { procedureId: composite, tooth: '19' }] });
    expect(wrong.body).toMatchObject({
      status: 422,
      errors: [{ path: 'procedures.0.procedureId' }, { path: 'procedures.1.tooth' }],
    });
    const many = Array.from({ length: 21 }, () => ({ procedureId: composite }));
    expect((await book('08:30', { procedures: many })).status).toBe(422);
  });

  it('is changed, told in the history, taken back, and kept when the catalogue drops it', async () => {
    const [scaling, polish] = [await procedure('Scaling'), await procedure('Polish')];
    const { body } = await book('09:00', { procedures: [{ procedureId: scaling }] });
    const id = String(body['id']);
    const change = (procedures: object[], version: number, more: object = {}) =>
      send('PATCH', `/visits/${id}`, { procedures, ...more }, { 'if-match': `"${version}"` });
    expect((await change([{ procedureId: scaling, tooth: null }], 1)).body).toMatchObject({ version: 1 });
    const changed = await change([{ procedureId: polish }], 1, { notes: 'Bring the splint' });
    expect(changed.body).toMatchObject({
      procedures: [{ name: 'Polish' }],
      changes: [
        { event: 'BOOKED', changed: [] },
        { event: 'CHANGED', changed: ['procedures', 'notes'] },
      ],
    });
    await clinic.source.query('update clinic_procedure set is_active = 0 where id = ?', [scaling]);
    expect((await send('POST', `/visits/${id}/undo`, {})).body).toMatchObject({ procedures: [{ name: 'Scaling' }] });
    expect((await change([{ procedureId: scaling, tooth: '11' }], 3)).body).toMatchObject({
      procedures: [{ name: 'Scaling', tooth: '11' }],
    });
    const { body: calendar } = await send('GET', `/visits/calendar?from=${day}`);
    expect(JSON.stringify(calendar)).toContain('"tooth":"11"');
  });

  it('kept free: says what is booked in it already, is said anew of the version one saw, and opened again', async () => {
    await book('13:00');
    await book('13:45');
    const elsewhere = await book('13:30', { providerId: (await clinic.person('DENTAL_SURGEON')).id });
    const stretch = { startsAt: at('13:15'), endsAt: at('14:00') };
    const held = async (more: Record<string, string>) => {
      const query = new URLSearchParams({ ...stretch, ...more, count: 'true' }).toString();
      return (await send('GET', `/block-outs/visits?${query}`)).body;
    };
    expect(await held({ providerId: String(ana.id) })).toMatchObject({
      total: 2,
      items: [{ startsAt: at('13:00') }, { startsAt: at('13:45') }],
    });
    expect(await held({})).toMatchObject({ total: 3 });
    expect(elsewhere.status).toBe(201);
    const made = await send('POST', '/block-outs', { ...stretch, providerId: ana.id, reason: 'Ward round' });
    expect(made.body).toMatchObject({ version: 1, provider: { id: ana.id } });
    const path = `/block-outs/${String(made.body['id'])}`;
    const other = { ...stretch, endsAt: at('15:00'), reason: 'Ward round, long' };
    expect((await send('PATCH', path, other)).status).toBe(428);
    expect((await send('PATCH', path, other, { 'if-match': '"1"' }, ana)).status).toBe(403);
    expect((await send('PATCH', path, other, { 'if-match': '"1"' }, nurse)).body).toMatchObject({
      version: 2,
      provider: null,
      reason: 'Ward round, long',
    });
    expect((await send('PATCH', path, other, { 'if-match': '"1"' })).status).toBe(412);
    expect((await book('14:15')).body).toMatchObject({ code: 'time-closed' });
    await send('DELETE', path);
    expect((await book('14:15')).status).toBe(201);
  });
});
