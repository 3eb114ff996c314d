import { refusal, shownPanel, someSettings } from '../testing';
import { ClinicPanel } from './clinic-panel';

describe('a setting of the clinic', () => {
  it('is saved by itself when it is left, against the version that was seen, and ticked', async () => {
    const { page, server, field, type, settle } = await shownPanel(ClinicPanel);
    await type(field('Phone'), ' 081 223 4500 ');
    const sent = server.expectOne('/api/settings');
    const { request } = sent;
    expect([request.method, request.body, request.headers.get('If-Match')]).toEqual([
      'PATCH',
      { phone: '081 223 4500' },
      '"3"',
    ]);
    const mark = () => page.querySelector('cd-setting-field[setting=phone] [role=status]')?.textContent?.trim();
    expect(mark()).toBe('Saving');
    sent.flush(someSettings({ phone: '081 223 4500', version: 4 }));
    await settle();
    expect([mark(), field('Phone').value]).toEqual(['Saved', '081 223 4500']);
  });

  it('can be taken back: the undo saves what was there before', async () => {
    const { page, server, field, type, settle, toasts } = await shownPanel(ClinicPanel);
    await type(field('Clinic name'), 'Kandy');
    server.expectOne('/api/settings').flush(someSettings({ name: 'Kandy', version: 4 }));
    await settle();
    expect(page.querySelector('cd-setting-field[setting=name] [role=status]')?.textContent).toContain('Saved');
    expect(toasts.all().at(-1)?.text).toBe('Clinic name saved.');
    toasts.all().at(-1)?.action?.run();
    await settle();
    const { request } = server.expectOne('/api/settings');
    expect([request.body, request.headers.get('If-Match')]).toEqual([{ name: 'Mahaweli' }, '"4"']);
  });

  it('of the years a record is kept is saved, and put back as it was', async () => {
    const { page, server, type, settle, toasts } = await shownPanel(ClinicPanel);
    const field = page.querySelector<HTMLInputElement>('cd-setting-field[setting=patientRetentionYears] input');
    if (!field) throw new Error('no such field');
    await type(field, '17');
    const sent = server.expectOne('/api/settings');
    expect(sent.request.body).toEqual({ patientRetentionYears: 17 });
    sent.flush(someSettings({ patientRetentionYears: 17, version: 4 }));
    await settle();
    toasts.all().at(-1)?.action?.run();
    await settle();
    expect(server.expectOne('/api/settings').request.body).toEqual({ patientRetentionYears: 10 });
  });

  it('is not sent when nothing was changed, nor when it must not be empty', async () => {
    const { page, server, field, type } = await shownPanel(ClinicPanel);
    await type(field('Clinic name'), 'Mahaweli');
    await type(field('Clinic name'), '  ');
    server.expectNone('/api/settings');
    expect(page.querySelector('cd-setting-field[setting=name] .field-error')?.textContent).toContain('Enter a value');
    expect(field('Clinic name').getAttribute('aria-invalid')).toBe('true');
  });

  it('clears what may be empty', async () => {
    const { server, field, type } = await shownPanel(ClinicPanel, someSettings({ address: '12 Hospital Road' }));
    await type(field('Address'), '');
    expect(server.expectOne('/api/settings').request.body).toEqual({ address: null });
  });

  it('says under the field why it was refused, and keeps what was typed', async () => {
    const { page, server, field, type, settle } = await shownPanel(ClinicPanel);
    await type(field('E-mail'), 'nowhere');
    const errors = [{ path: 'email', message: 'must be an e-mail address' }];
    server.expectOne('/api/settings').flush(...refusal(422, 'invalid', 'Some fields were refused.', errors));
    await settle();
    expect(page.querySelector('cd-setting-field[setting=email] .field-error')?.textContent).toContain('e-mail address');
    expect(field('E-mail').value).toBe('nowhere');
  });

  it('goes on top of somebody else’s change of another setting', async () => {
    const { server, field, type, settle } = await shownPanel(ClinicPanel);
    await type(field('Phone'), '1919');
    server.expectOne('/api/settings').flush(...refusal(412, 'stale-version', 'Somebody changed this record.'));
    await settle();
    server.expectOne('/api/settings').flush(someSettings({ name: 'Theirs', version: 9 }));
    await settle();
    const { request } = server.expectOne('/api/settings');
    expect([request.method, request.body, request.headers.get('If-Match')]).toEqual([
      'PATCH',
      { phone: '1919' },
      '"9"',
    ]);
  });

  it('is laid beside somebody else’s change of the same one, to choose from', async () => {
    const { page, server, field, type, settle, press } = await shownPanel(ClinicPanel);
    await type(field('Clinic name'), 'Mine');
    server.expectOne('/api/settings').flush(...refusal(412, 'stale-version', 'Somebody changed this record.'));
    await settle();
    server.expectOne('/api/settings').flush(someSettings({ name: 'Theirs', version: 9 }));
    await settle();
    const sides = [...page.querySelectorAll('.settings-clash-value')].map((side) => side.textContent);
    expect(sides).toEqual(['Theirs', 'Mine']);
    expect(field('Clinic name').value).toBe('Theirs');
    await press('Save mine');
    const { request } = server.expectOne('/api/settings');
    expect([request.body, request.headers.get('If-Match')]).toEqual([{ name: 'Mine' }, '"9"']);
  });

  it('waits for its turn: two are never under way at once', async () => {
    const { server, field, type, settle } = await shownPanel(ClinicPanel);
    await type(field('Phone'), '1919');
    await type(field('Place or unit'), 'Kandy');
    server.expectOne('/api/settings').flush(someSettings({ phone: '1919', version: 4 }));
    await settle();
    const { request } = server.expectOne('/api/settings');
    expect([request.body, request.headers.get('If-Match')]).toEqual([{ place: 'Kandy' }, '"4"']);
  });

  it('that is chosen is saved when it is chosen, and goes back when it is refused', async () => {
    const { page, server, field, type, settle } = await shownPanel(ClinicPanel);
    await type(field('Currency'), 'KES');
    const sent = server.expectOne('/api/settings');
    expect(sent.request.body).toEqual({ currency: 'KES' });
    const errors = [{ path: 'currency', message: '67 procedures have their prices in LKR.' }];
    sent.flush(...refusal(409, 'currency-in-use', 'In use.', errors));
    await settle();
    expect(page.querySelector('cd-setting-field[setting=currency] .field-error')?.textContent).toContain(
      '67 procedures',
    );
    expect(field('Currency').value).toBe('LKR');
  });
});

describe('settings that do not come', () => {
  it('say so, show no field to type in, and can be asked for again', async () => {
    const { page, server, settle, press } = await shownPanel(ClinicPanel, null);
    expect(page.querySelector('cd-error-panel')?.textContent).toContain('The settings could not be loaded.');
    expect(page.querySelector('cd-setting-field')).toBeNull();
    await press('Try again');
    server.expectOne('/api/settings').flush(someSettings());
    await settle();
    expect(page.querySelectorAll('cd-setting-field').length).toBeGreaterThan(5);
  });
});
