import { apart } from './name-distance';
import type { Fragment } from './search-query';
import { soundOf } from './search-sounds';
import { BORN, digitsOf, fold, namesOf, plainPhone, termsOf, type Searched } from './search-terms';

/** What a match costs: to the letter nothing, its beginning little, more the further what was typed is from what is known. */
export const COST = {
  exact: 0,
  year: 4,
  tail: 8,
  beginning: 10,
  age: 12,
  sound: 20,
  slip: 25,
  soundBeginning: 30,
  slipBeginning: 35,
  twoSlips: 45,
  twoSlipsBeginning: 55,
} as const;
/** From here on it is written otherwise than it was typed. */
export const OTHERWISE = COST.sound;

/** Fewer letters hold no slip, or two: too many names would be near. */
const [ONE_SLIP, TWO_SLIPS] = [4, 7];

/** What it costs to take `typed` for the word of a name; null when it is another one. */
export function wordCost(typed: string, word: string): number | null {
  if (typed === word) return COST.exact;
  if (word.startsWith(typed)) return COST.beginning;
  if ([...typed].length < ONE_SLIP) return null;
  const [sounds, sound] = [soundOf(typed), soundOf(word)];
  if (sounds === sound) return COST.sound;
  const { whole, beginning } = apart(typed, word);
  if (whole === 1) return COST.slip;
  if (sound.startsWith(sounds)) return COST.soundBeginning;
  if (beginning === 1) return COST.slipBeginning;
  const heard = apart(sounds, sound);
  if ([...typed].length < TWO_SLIPS) return heard.whole === 1 ? COST.twoSlips : null;
  if (whole === 2 || heard.whole === 1) return COST.twoSlips;
  return beginning === 2 || heard.beginning === 1 ? COST.twoSlipsBeginning : null;
}

/** Least first; null when one of them is none. */
const least = (costs: (number | null)[]): number | null =>
  costs.reduce((best, cost) => (cost === null || (best !== null && best <= cost) ? best : cost), null);

const plainCode = (code: string) => digitsOf(code).replace(/^0+/, '');

/** What it costs to take digits, a code or a date for something of this patient. */
function numberCost({ text, begins }: Fragment, patient: Searched, terms: readonly string[]): number | null {
  if (text === fold(patient.patientCode) || text.replace(/^0+/, '') === plainCode(patient.patientCode))
    return COST.exact;
  const phones = [patient.phone, patient.otherPhone, patient.guardianPhone].map((phone) => plainPhone(phone ?? ''));
  if (phones.includes(text.replace(/^0/, ''))) return COST.exact;
  if (terms.includes(text)) return COST.tail;
  const hits = begins.flatMap((begin, rank) => (terms.some((term) => term.startsWith(begin)) ? [{ begin, rank }] : []));
  return least(hits.map(({ begin, rank }) => beginningCost(text, begin, rank)));
}

function beginningCost(text: string, begin: string, rank: number): number {
  if (!begin.startsWith(BORN)) return begin === text && rank === 0 ? COST.beginning : COST.exact;
  const year = begin.slice(1);
  if (year.length > 4) return COST.exact;
  return year.endsWith(text) ? COST.year : COST.age;
}

/** What it costs to take what was typed for this patient: the sum over all fragments; null when one is nothing of theirs. */
export function costOf(fragments: readonly Fragment[], patient: Searched): number | null {
  const [names, terms] = [namesOf(patient), termsOf(patient)];
  return fragments.reduce<number | null>((sum, fragment) => {
    if (sum === null) return null;
    const cost = fragment.isName
      ? least([...names.map((word) => wordCost(fragment.text, word)), codeCost(fragment, patient)])
      : numberCost(fragment, patient, terms);
    return cost === null ? null : sum + cost;
  }, 0);
}

const codeCost = ({ text }: Fragment, { patientCode }: Searched) =>
  fold(patientCode).startsWith(text) ? COST.beginning + 1 : null;
