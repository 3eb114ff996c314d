import { dayAfter } from '@cuspid/platform/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, WORD } from './fold';
import type { Identity } from './identity';
import { disguise } from './scrub';

const NAMES = [
  'Nimal',
  'Perera',
  'Zoë',
  'Nguyễn',
  'නිමල්',
  'පෙරේරා',
  'ක්‍රිෂාන්ත',
  'நிமல்',
  'பெரேரா',
  'Łukasz',
  'Ana',
  'Wijesinghe',
];
const SAID = [
  'tooth 36',
  'overjet 7.5 mm',
  'Anaesthesia',
  'class II',
  '14, 24, 34',
  'IOTN 4a',
  '0.022 slot',
  'ඇත',
  'சரி',
  '11 21 22',
];
const part = fc.constantFrom(...NAMES);
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });

const identity: fc.Arbitrary<Identity & { born: string }> = fc
  .record({ first: part, last: part, guardian: part, code: digits(6), phone: digits(9), mail: digits(4), born: day })
  .map(({ first, last, guardian, code, phone, mail, born }) => ({
    names: [first, last, `${guardian} ${last}`],
    codes: [`MT-${code}`],
    phones: [`+94 ${phone.slice(0, 2)} ${phone.slice(2)}`],
    emails: [`who${mail}@home.lk`],
    addresses: ['12 Temple Road, Peradeniya'],
    dateOfBirth: born.toISOString().slice(0, 10),
    born: born.toISOString().slice(0, 10),
  }));

/** The values of somebody, as people write them in notes. */
const written = (who: Identity & { born: string }): string[] => {
  const [code = ''] = who.codes;
  const phone = (who.phones[0] ?? '').replace('+94 ', '0');
  const [year = '', month = '', dayOf = ''] = who.born.split('-');
  return [
    ...who.names.flatMap((name) => [
      name ?? '',
      (name ?? '').toUpperCase(),
      `${name ?? ''}'s`,
      (name ?? '').normalize('NFD'),
    ]),
    ...[code, code.replace('-', ' '), code.toLowerCase(), code.replace('MT-', '')],
    ...[phone, phone.replace(/(\d{3})(\d{3})/, '$1-$2 '), who.phones[0] ?? '', who.emails[0] ?? ''],
    ...[
      who.born,
      `${dayOf}/${month}/${year}`,
      `${dayOf}.${month}.${year.slice(2)}`,
      `${Number(dayOf)} May ${year}`,
      year,
    ],
    'Peradeniya',
  ];
};

const words = (text: string) => [...text.matchAll(WORD)].map(([word]) => foldWord(word));

describe('what a presentation says of somebody', () => {
  it('holds no fragment of who it is, in any script, wherever it stood', () => {
    fc.assert(
      fc.property(
        identity,
        fc.array(fc.nat(200), { minLength: 1, maxLength: 12 }),
        fc.array(fc.constantFrom(...SAID), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 30, max: 365 }),
        (who, which, said, shift) => {
          const told = written(who);
          const fragments = which.map((place) => told[place % told.length] ?? '');
          const text = fragments.map((fragment, place) => `${said[place % said.length]} ${fragment}.`).join(' ');
          const out = disguise(who, shift).text(text);
          expect(disguise(who, shift).leaks(out)).toBe(false);
          const names = who.names.flatMap((name) => words(name ?? ''));
          expect(words(out).filter((word) => names.includes(word))).toEqual([]);
          const flat = out.replace(/\d{4}-\d{2}-\d{2}/g, '').replace(/[^0-9]/g, '·');
          expect(flat).not.toContain((who.codes[0] ?? '').slice(3));
          expect(out).not.toContain('@');
          expect(out).not.toContain('Peradeniya');
        },
      ),
      { numRuns: process.env['CUSPID_LONG'] ? 5_000 : 250 },
    );
  });

  it('keeps what is not about who it is', () => {
    fc.assert(
      fc.property(identity, fc.array(fc.constantFrom(...SAID), { minLength: 1, maxLength: 9 }), (who, said) => {
        fc.pre(!who.names.some((name) => name?.includes('Ana')));
        const text = said.join('; ');
        expect(disguise(who, 40).text(text)).toBe(text);
      }),
    );
  });

  it('shifts every day alike, so that what lies between two of them stays', () => {
    fc.assert(
      fc.property(identity, day, fc.nat(4_000), fc.integer({ min: -365, max: 365 }), (who, first, later, shift) => {
        const { day: shifted, text } = disguise(who, shift);
        const start = first.toISOString().slice(0, 10);
        const end = dayAfter(start, later);
        expect(Date.parse(shifted(end)) - Date.parse(shifted(start))).toBe(Date.parse(end) - Date.parse(start));
        expect(text(`Debonded on ${end}.`)).toBe(`Debonded on ${shifted(end)}.`);
      }),
    );
  });

  it('sees through what hides a name from a machine and not from a reader', () => {
    const who: Identity = {
      names: ['Nimal', 'පෙරේරා'],
      codes: ['MT-004960'],
      phones: ['077 123 4567'],
      emails: [null],
      addresses: [null],
      dateOfBirth: '2009-05-17',
    };
    const { text } = disguise(who, 100);
    expect(text('Ni\u00admal came, NÍMAL, Nimalgoda, පෙරේරාගේ')).toBe('[name] came, [name], [name], [name]');
    expect(text('call ௦௭௭ ௧௨௩ ௪௫௬௭, MT 004 960, 4960 g')).toBe('call [number], [code], 4960 g');
    expect(text('born 17th May 2009, 17.5.09, May 2009; seen 2026-01-01')).toBe(
      'born [date], [date], [date]; seen 2026-04-11',
    );
  });
});
