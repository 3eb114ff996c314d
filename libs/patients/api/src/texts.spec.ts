import type { Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPatientsClinic } from './testing/patients-clinic';

/** Texts that come out damaged where somebody forgot something. */
const CORPUS = [
  'ශ්‍රීයානි', // joined by U+200D
  'முருகன்',
  'محمد عبد الله', // right to left
  'שָׁלוֹם', // points above and below, put in order by NFC
  '\u202Bמימין\u202C abc', // directions within
  'Zoë', // composed
  'Zoe\u0308', // the same, decomposed
  'a\u0316\u0301\u0327', // marks in an order of their own
  '𝒜𝒹𝒶', // four bytes each
  '👩🏽‍⚕️', // one sign of five code points, among them U+FE0F
  'ﬁ Å ｶ', // compatibility letters stay what they are
  'D\'Arcy-Smith, \\ % _ ; -- /* " ` \u0000'.replace('\u0000', ''),
  'İstanbul ß ẞ ı',
  '𠮷野家',
  'a\tb\nc',
];

describe('a text as it comes back', () => {
  let clinic: SpecClinic;
  let reception: Person;
  let made = 0;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    reception = await clinic.person('RECEPTION');
  });
  afterAll(() => clinic.close());

  const register = (what: object) =>
    clinic.http.as(reception, 'POST', '/api/patients', {
      body: { firstName: `First${++made}`, lastName: `Last${made}`, sex: 'OTHER', isNotDuplicate: true, ...what },
    });
  const kept = async (id: unknown): Promise<string[]> => {
    const [row]: { first: Buffer; address: Buffer }[] = await clinic.source.query(
      'select cast(first_name as binary) as first, cast(address as binary) as address from patient where id = ?',
      [id],
    );
    return [row?.first.toString('hex') ?? '', row?.address.toString('hex') ?? ''];
  };
  const bytesOf = (text: unknown) => Buffer.from(String(text)).toString('hex');

  /** Kept and answered to the byte: what was typed, without blanks at the ends, composed (NFC). */
  async function comesBack(text: string): Promise<void> {
    const tidy = bytesOf(text.trim().normalize('NFC'));
    const { status, body } = await register({ firstName: text, address: text });
    expect([status, text]).toEqual([201, text]);
    expect(await kept(body['id'])).toEqual([tidy, tidy]);
    const { body: read } = await clinic.http.as(reception, 'GET', `/api/patients/${body['id']}`);
    expect([bytesOf(read['firstName']), bytesOf(read['address'])]).toEqual([tidy, tidy]);
  }

  it.each(CORPUS)('is what was typed, to the byte: %s', (text) => comesBack(text));

  it('is what was typed, whatever it is', async () => {
    const sign = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), fc.constantFrom(...CORPUS));
    const text = fc
      .array(sign, { minLength: 1, maxLength: 3 })
      .map((signs) => signs.join(''))
      .filter((typed) => typed.trim() !== '' && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(typed));
    await fc.assert(fc.asyncProperty(text, comesBack), { numRuns: process.env['CUSPID_LONG'] ? 2_000 : 60 });
  });

  it('is as long as the database says: signs of four bytes and signs made of several count as what they are', async () => {
    for (const sign of ['𝒜', 'é', 'க', '\u{1F600}']) {
      const [fits, is] = [sign.repeat(80), sign.repeat(81)];
      await comesBack(fits);
      expect((await register({ firstName: is })).body).toMatchObject({ status: 422, errors: [{ path: 'firstName' }] });
    }
    // The sign before U+FE0F and U+FE0F itself are two characters.
    await comesBack('☎️'.repeat(40));
    expect((await register({ firstName: '☎️'.repeat(41) })).status).toBe(422);
    expect((await register({ firstName: 'e\u0301'.repeat(80) })).status).toBe(201); // composed, it is eighty
  });

  it('is never cut: the server refuses what does not fit', async () => {
    const [{ mode }] = await clinic.source.query('select @@session.sql_mode as mode');
    expect(mode).toContain('STRICT');
    const id = await clinic.patient();
    const tooLong = clinic.source.query('update patient set first_name = ? where id = ?', ['x'.repeat(81), id]);
    await expect(tooLong).rejects.toThrow(/too long/);
  });

  it('is found however it is typed: composed or not, with accents or without', async () => {
    const { body } = await register({ firstName: 'Zoe\u0308lle', lastName: 'Ro\u0301z\u0307ewicz' });
    for (const q of ['zoëlle', 'ZOE\u0308LLE', 'zoelle', 'rozewicz']) {
      const { body: found } = await clinic.http.as(reception, 'GET', `/api/patients?q=${encodeURIComponent(q)}`);
      // Others may be near it: who is meant comes first.
      expect(Object(found['items'])[0], q).toMatchObject({ id: body['id'] });
    }
  });
});
