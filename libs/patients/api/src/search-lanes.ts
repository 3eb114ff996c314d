import type { Fragment } from './search-query';

/** Terms that are as good as each other: whole words, and beginnings. */
export interface Terms {
  words: readonly string[];
  begins: readonly string[];
}

/** Terms walked in one go; `newestFirst` when it is one word, whose patients stand in the order they were registered. */
export interface Lane extends Terms {
  newestFirst?: boolean;
  /** What patients met in this lane must have besides. */
  besides?: readonly Terms[];
}

/** Where the walk stopped: the lane, and the word and the patient in it. */
export interface Place {
  lane: number;
  term: string;
  id: number;
}

/** A condition with its values, in the order they are asked for. */
export interface Clause {
  sql: string;
  values: (string | number)[];
}

/** A statement with its values; a list among them stands for all it holds. */
interface Statement {
  sql: string;
  values: (string | number | readonly number[])[];
}

export const isSome = ({ words, begins }: Terms) => words.length + begins.length > 0;

/** What a fragment means as it is written. */
export const asWritten = ({ text, begins }: Fragment): Terms => ({ words: [text], begins });

/** The word itself first, newest patients in front; then what begins like it. */
export const lanesOf = ({ text, begins }: Fragment): Lane[] => [
  { words: [text], begins: [], newestFirst: true },
  { words: [], begins },
];

/** Whether `alias.term` is one of the terms. Whole words given as `without` were walked before. */
export function isOneOf(alias: string, { words, begins }: Terms, without: readonly string[] = []): Clause {
  const parts: Clause[] = begins.map((begin) =>
    without.includes(begin)
      ? { sql: `(${alias}.term like ? and ${alias}.term > ?)`, values: [`${begin}%`, begin] }
      : { sql: `${alias}.term like ?`, values: [`${begin}%`] },
  );
  if (words.length) parts.push({ sql: `${alias}.term in (${words.map(() => '?').join(', ')})`, values: [...words] });
  return { sql: `(${parts.map(({ sql }) => sql).join(' or ')})`, values: parts.flatMap(({ values }) => values) };
}

/**
 * A term of the patient that meets the condition. With a limit it is asked row by row, on either server: as `exists` it may
 * be turned round, and everybody's terms are read to check a few.
 */
const own = (alias: string, patient: string, condition: string) =>
  `(select ${alias}.patient_id from patient_term ${alias} force index (patient_term_patient) where ${alias}.patient_id = ${patient} and ${condition} limit 1)`;

/** Whether the patient has one of the terms too. */
export function hasOneOf(patient: string, terms: Terms): Clause {
  const { sql, values } = isOneOf('other', terms);
  return { sql: `${own('other', patient, sql)} is not null`, values };
}

/** Where a patient with these terms is met first: in the first lane that holds one of them, by the first of them. */
export function firstPlace(lanes: readonly Lane[], terms: readonly string[]): { lane: number; term: string } | null {
  for (const [lane, { words, begins }] of lanes.entries()) {
    const held = terms.filter((term) => words.includes(term) || begins.some((begin) => term.startsWith(begin)));
    const [term] = held.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    if (term !== undefined) return { lane, term };
  }
  return null;
}

function behind(lane: Lane, { term, id }: Place): Clause {
  if (lane.newestFirst) return { sql: 'word.patient_id < ?', values: [id] };
  return { sql: '(word.term > ? or (word.term = ? and word.patient_id > ?))', values: [term, term, id] };
}

/** The statement that walks one lane from a place on: patients who have each of `checks` too. */
export function walkOf(
  lanes: readonly Lane[],
  at: number,
  checks: readonly Terms[],
  from: Place | null,
  most: number,
): Statement {
  const lane = lanes[at];
  if (!lane) throw new RangeError('there is no such lane');
  const walked = lanes.slice(0, at).flatMap(({ words }) => words);
  const clauses = [
    isOneOf('word', lane, walked),
    ...(from?.lane === at ? [behind(lane, from)] : []),
    ...[...checks, ...(lane.besides ?? [])].map((terms) => hasOneOf('word.patient_id', terms)),
  ];
  const order = lane.newestFirst ? 'word.patient_id desc' : 'word.term, word.patient_id';
  return {
    sql: `select word.patient_id as id, word.term as term from patient_term word force index (primary) where ${clauses
      .map(({ sql }) => sql)
      .join(' and ')} order by ${order} limit ?`,
    values: [...clauses.flatMap(({ values }) => values), most],
  };
}

/** The statement that finds, among patients given, those who have each of `checks`; newest first. */
export function amongOf(ids: readonly number[], checks: readonly Terms[]): Statement {
  const clauses = checks.map((terms) => hasOneOf('patient.id', terms));
  const conditions = ['patient.id in (?)', ...clauses.map(({ sql }) => sql)].join(' and ');
  return {
    sql: `select patient.id from patient where ${conditions} order by patient.id desc`,
    values: [ids, ...clauses.flatMap(({ values }) => values)],
  };
}

/** The statement that counts the words of each of the terms, none further than `most`. */
export function countOf(terms: readonly Terms[], most: number): Statement {
  const clauses = terms.map((one) => isOneOf('word', one));
  const counts = clauses.map(
    ({ sql }, at) =>
      `select ${at} as at, count(*) as count from (select 1 from patient_term word where ${sql} limit ${most}) some${at}`,
  );
  return { sql: counts.join(' union all '), values: clauses.flatMap(({ values }) => values) };
}
