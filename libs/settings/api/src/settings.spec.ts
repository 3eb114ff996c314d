import { StaleVersion, Invalid, type Actor } from '@cuspid/platform/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { usualHours } from '@cuspid/settings/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clinic } from './clinic';
import { CurrencyInUse } from './settings-errors';
import { HolidaysService } from './holidays.service';
import { ProceduresService } from './procedures.service';
import { SettingsService } from './settings.service';
import { openSettingsClinic, trail } from './testing/settings-clinic';

describe('the settings', () => {
  let clinic: SpecClinic;
  let settings: SettingsService;
  let me: Person;

  beforeAll(async () => {
    clinic = await openSettingsClinic();
    settings = clinic.get(SettingsService);
    me = await clinic.person('ADMIN');
  });
  afterAll(() => clinic.close());

  const version = async () => (await settings.read()).version;
  const edit = async (change: Parameters<SettingsService['edit']>[2], by: Actor = me) =>
    settings.edit(by, await version(), change);

  it('are there before anybody has said them, and the first change keeps the rest', async () => {
    expect(await settings.read()).toMatchObject({ name: 'Cuspid clinic', version: 1, hours: usualHours(), logo: null });
    const both = await Promise.allSettled([
      settings.edit(me, 1, { name: 'Mahaweli' }),
      settings.edit(me, 1, { name: 'Kandy' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(StaleVersion) });
    expect(await settings.read()).toMatchObject({ timeZone: 'Asia/Colombo', currency: 'LKR', version: 2 });
  });

  it('leave a trace of what they were and are, and of nothing else', async () => {
    await edit({ name: 'Mahaweli Hospital' });
    await edit({ phone: '081 223 4500', name: 'Mahaweli Hospital' });
    expect((await trail(clinic, 'settings')).at(-1)).toEqual([
      'settings.changed',
      { phone: null },
      { phone: '081 223 4500' },
    ]);
  });

  it('that stay the same are no change', async () => {
    const [before, entries] = [await version(), (await trail(clinic, 'settings')).length];
    await edit({ name: 'Mahaweli Hospital', hours: usualHours() });
    expect([await version(), (await trail(clinic, 'settings')).length]).toEqual([before, entries]);
  });

  it('are what every domain is told from the moment of the change', async () => {
    await clinic.get(Clinic).setting();
    await edit({ careTeamScope: 'clinic' });
    expect((await clinic.get(Clinic).setting()).careTeamScope).toBe('clinic');
    await edit({ careTeamScope: 'assigned' });
  });

  it('refuse what is no zone, no currency and no week, each at its field', async () => {
    const hours = usualHours().map((day) => ({ ...day, spans: [{ from: '17:00', to: '08:00' }] }));
    const refused = await Promise.resolve()
      .then(() => edit({ timeZone: 'Mars/Olympus', currency: 'XQZ', hours }))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Invalid);
    const paths = refused instanceof Invalid ? refused.errors.map(({ path }) => path) : [];
    expect(paths).toEqual([...usualHours().map((_, day) => `hours.${day}.spans.0.to`), 'timeZone', 'currency']);
  });

  it('keep their currency while the catalogue has prices in it', async () => {
    const procedures = clinic.get(ProceduresService);
    const price = { amountMinor: 150_000, currency: 'LKR' };
    const scaling = await procedures.add(me, { name: 'Scaling', category: 'Periodontology', price });
    await expect(edit({ currency: 'KES' })).rejects.toBeInstanceOf(CurrencyInUse);
    await expect(
      procedures.add(me, { name: 'X', category: 'X', price: { ...price, currency: 'USD' } }),
    ).rejects.toMatchObject({ errors: [{ path: 'price.currency' }] });
    await procedures.edit(me, scaling.id, 1, { price: null });
    expect((await edit({ currency: 'KES' })).currency).toBe('KES');
    await edit({ currency: 'LKR' });
  });

  it('say when the clinic is open today, and that a holiday closes it', async () => {
    const always = usualHours().map((day) => ({ ...day, spans: [{ from: '00:00', to: '24:00' }] }));
    const { today } = await edit({ hours: always });
    expect(today).toMatchObject({ isOpen: true, holiday: null, spans: [{ from: '00:00', to: '24:00' }] });
    await clinic.get(HolidaysService).add(me, { day: today.day, name: 'Founder’s Day' });
    expect((await settings.read()).today).toEqual({
      day: today.day,
      isOpen: false,
      holiday: 'Founder’s Day',
      spans: [],
    });
  });
});
