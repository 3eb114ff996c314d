import type { Chance, Somebody } from './crowd';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The letter beside this one on the keyboard. */
function beside(letter: string, chance: Chance): string {
  const row = ROWS.find((keys) => keys.includes(letter.toLowerCase())) ?? 'qw';
  const at = row.indexOf(letter.toLowerCase());
  return row[at + (chance.next() < 0.5 ? -1 : 1)] ?? row[at === 0 ? 1 : at - 1] ?? 'e';
}

type Slip = (letters: string, at: number, chance: Chance) => string;
const SLIPS: Record<string, Slip> = {
  'two letters swapped': (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  'a letter left out': (word, at) => word.slice(0, at) + word.slice(at + 1),
  'a letter doubled': (word, at) => word.slice(0, at) + (word[at] ?? '') + word.slice(at),
  'the key beside': (word, at, chance) => word.slice(0, at) + beside(word[at] ?? 'e', chance) + word.slice(at + 1),
};

/** One slip in one word, which has four letters or more. */
function slipped(text: string, slip: Slip, chance: Chance): string {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (word.length >= 4 ? [index] : []));
  const which = chance.pick(long.length ? long : [0]);
  return words
    .map((word, index) => (index === which ? slip(word, chance.below(word.length - 1), chance) : word))
    .join(' ');
}

const plain = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');

/** Three letters or more of a word. */
const fragment = (word: string, chance: Chance) => word.slice(0, 3 + chance.below(Math.max(1, word.length - 3)));
const firstWord = (name: string) => name.split(' ')[0] ?? name;
const lastWord = (name: string) => name.split(' ').at(-1) ?? name;
const digits = (text: string) => text.replace(/\D/g, '');

function inAnyOrder(parts: string[], chance: Chance): string {
  return (chance.next() < 0.5 ? parts : [...parts].reverse()).join(' ');
}

function birthWritten(day: string, chance: Chance): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return chance.pick([
    day,
    `${date}.${month}.${year}`,
    `${Number(date)}/${Number(month)}/${year.slice(2)}`,
    `${date}-${month}-${year}`,
    `${date}${month}${year}`,
    `${year}${month}${date}`,
  ]);
}

type Ask = (one: Somebody, chance: Chance) => string;
const full = ({ firstName, lastName }: Somebody) => `${firstName} ${lastName}`;

/** What the desk types of somebody, by the way it is typed. */
export const KINDS: Record<string, Ask> = {
  ...Object.fromEntries(
    Object.entries(SLIPS).map(([name, slip]): [string, Ask] => [
      name,
      (one, chance) => slipped(full(one), slip, chance),
    ]),
  ),
  'family name first': ({ firstName, lastName }) => `${lastName} ${firstName}`,
  'without accents, in capitals': (one) => plain(full(one)).toUpperCase(),
  'beginnings of both names': ({ firstName, lastName }, chance) =>
    inAnyOrder([fragment(firstWord(firstName), chance), fragment(lastWord(lastName), chance)], chance),
  'a beginning with a slip, and the other name': ({ firstName, lastName }, chance) =>
    inAnyOrder(
      [slipped(firstWord(firstName), chance.pick(Object.values(SLIPS)), chance), lastWord(lastName).slice(0, 5)],
      chance,
    ),
  'a code, or its end': ({ patientCode }, chance) =>
    chance.pick([patientCode, digits(patientCode), digits(patientCode).slice(-4)]),
  'a phone, or its end': ({ phone }, chance) =>
    chance.pick([
      phone,
      digits(phone),
      `+94${digits(phone).slice(1)}`,
      digits(phone).slice(-4),
      digits(phone).slice(-6),
    ]),
  'a birth date': ({ dateOfBirth }, chance) => birthWritten(dateOfBirth, chance),
  'a name and a birthday': ({ firstName, dateOfBirth }, chance) =>
    inAnyOrder([firstWord(firstName), birthWritten(dateOfBirth, chance)], chance),
  'a name and a year': ({ firstName, dateOfBirth }, chance) =>
    `${firstWord(firstName)} ${chance.next() < 0.7 ? dateOfBirth.slice(2, 4) : dateOfBirth.slice(0, 4)}`,
};
