import type { Tx } from '@cuspid/platform/database';
import { In } from 'typeorm';
import { formerCodes } from './merging/former';
import { PatientTerm } from './patient-term';
import { keysOf } from './search-keys';
import { codeTerms, namesOf, termsOf, type Searched } from './search-terms';
import { SearchWord } from './search-word';

type Kept = Searched & { id: number };

/** Rows a statement. */
const AT_ONCE = 1_000;

/** Writes what these patients are found by, in place of what was kept of them. */
export async function indexPatients(tx: Tx, patients: readonly Kept[]): Promise<void> {
  if (!patients.length) return;
  const before = await forgetTerms(
    tx,
    patients.map(({ id }) => id),
  );
  // A record merged into another is still asked for by its code.
  const codes = await formerCodes(
    tx,
    patients.map(({ id }) => id),
  );
  const terms = patients.flatMap((patient) => {
    const former = (codes.get(patient.id) ?? []).flatMap(codeTerms).filter(Boolean);
    return [...new Set([...termsOf(patient), ...former])].map((term) => [term, patient.id]);
  });
  await inParts(terms, (part) => tx.query('insert into patient_term (term, patient_id) values ?', [part]));
  const words = new Set(patients.flatMap(namesOf));
  await learn(tx, [...words]);
  await unlearn(
    tx,
    before.filter((term) => !words.has(term) && isName(term)),
  );
}

/** Forgets what patients are found by, and the words of names that nobody else has: before a record is purged. */
export async function forgetPatients(tx: Tx, ids: readonly number[]): Promise<void> {
  await unlearn(tx, (await forgetTerms(tx, ids)).filter(isName));
}

/** Digits, dates and pairs are no words of names. */
const isName = (term: string) => !/[\d@#&]/.test(term);

/** Deletes their rows; gives the terms they had. */
async function forgetTerms(tx: Tx, ids: readonly number[]): Promise<string[]> {
  const had = await tx.find(PatientTerm, { where: { patientId: In([...ids]) } });
  if (had.length) await tx.delete(PatientTerm, { patientId: In([...ids]) });
  return [...new Set(had.map(({ term }) => term))];
}

/** Keeps the words that are new, always in one order: two registrations wait for each other, never both ways. */
export async function learn(tx: Tx, words: readonly string[]): Promise<void> {
  const sorted = [...words].sort();
  const fresh: string[] = [];
  await inParts(sorted, async (part) => {
    const known = await tx.find(SearchWord, { where: { word: In(part) }, lock: { mode: 'pessimistic_read' } });
    const knows = new Set(known.map(({ word }) => word));
    fresh.push(...part.filter((word) => !knows.has(word)));
  });
  const rows = fresh.map((word) => [word]);
  await inParts(rows, (part) => tx.query('insert ignore into search_word (word) values ?', [part]));
  const keys = fresh.flatMap((word) => keysOf(word).map((letters) => [letters, word]));
  await inParts(keys, (part) => tx.query('insert ignore into search_key (letters, word) values ?', [part]));
}

/**
 * Lets go of words nobody has any more. Such a word is held before it is looked at again: who registers one of its name
 * at this moment has it already, or waits and keeps it anew.
 */
async function unlearn(tx: Tx, terms: readonly string[]): Promise<void> {
  for (const term of [...terms].sort()) {
    if (await tx.existsBy(PatientTerm, { term })) continue;
    const word = await tx.findOne(SearchWord, { where: { word: term }, lock: { mode: 'pessimistic_write' } });
    if (word && !(await tx.existsBy(PatientTerm, { term }))) await tx.delete(SearchWord, { word: term });
  }
}

async function inParts<T>(rows: readonly T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) await write(rows.slice(from, from + AT_ONCE));
}
