import { PAGE } from '@cuspid/platform/contracts';
import {
  AGE_GROUPS,
  ALLERGY_STATES,
  CLINICAL_STATUSES,
  DIRECTORY_COLUMNS,
  PATIENT,
  PATIENT_SORTS,
  SEXES,
} from '@cuspid/patients/contracts';
import type { AllergyState, ClinicalStatus, DirectoryColumn, PatientSort, Sex } from '@cuspid/patients/contracts';
import { daysOf, PERIODS, type Period } from './period';

/** Whose patients: one's own, nobody's, everybody's, or those of the person with this id. */
export type Whose = 'mine' | 'none' | 'all' | number;

/** Ages as the address says them: "18-34", "65-" and older, or nobody knows. */
export const AGES = [...AGE_GROUPS.map(([from, to]) => `${from}-${to ?? ''}`), 'unknown'];

/** Which patients to list, as the address says it; what it says wrongly counts as not said. */
export interface DirectoryFilter {
  q: string;
  sort: PatientSort;
  status: ClinicalStatus | null;
  sex: Sex | null;
  /** Null: nothing said. Who has patients of their own sees those first. */
  whose: Whose | null;
  province: string | null;
  age: string | null;
  allergies: AllergyState | null;
  period: Period | null;
  /** First and last day of a period one chose oneself. */
  since: string | null;
  until: string | null;
  isArchived: boolean;
  columns: readonly DirectoryColumn[] | null;
  /** Cursor of the page, empty for the first. */
  after: string;
  /** How many come before this page. */
  from: number;
}

/** The address' query, as the router gives it. */
export interface DirectoryQuery {
  q?: string;
  sort?: string;
  status?: string;
  sex?: string;
  whose?: string;
  province?: string;
  age?: string;
  allergies?: string;
  registered?: string;
  since?: string;
  until?: string;
  archived?: string;
  columns?: string;
  after?: string;
  from?: string;
}

/** What narrows the list besides the search: what one click clears. */
export const NARROWING = [
  'status',
  'sex',
  'whose',
  'province',
  'age',
  'allergies',
  'registered',
  'since',
  'until',
  'archived',
] as const satisfies readonly (keyof DirectoryQuery)[];

const oneOf = <T extends string>(values: readonly T[], text?: string) => values.find((value) => value === text) ?? null;
const isDay = (text?: string) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

function whoseOf(text?: string): Whose | null {
  if (text === 'mine' || text === 'none' || text === 'all') return text;
  return text && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

export function filterOf(query: DirectoryQuery): DirectoryFilter {
  const after = query.after ?? '';
  const named = query.columns?.split(',') ?? null;
  return {
    q: (query.q ?? '').trim(),
    sort: oneOf(PATIENT_SORTS, query.sort) ?? 'name',
    status: oneOf(CLINICAL_STATUSES, query.status),
    sex: oneOf(SEXES, query.sex),
    whose: whoseOf(query.whose),
    province: query.province?.trim().slice(0, PATIENT.provinceMax) || null,
    age: oneOf(AGES, query.age),
    allergies: oneOf(ALLERGY_STATES, query.allergies),
    period: oneOf(PERIODS, query.registered),
    since: isDay(query.since),
    until: isDay(query.until),
    isArchived: query.archived === '1',
    columns: named && DIRECTORY_COLUMNS.filter((column) => named.includes(column)),
    after,
    from: after ? Math.max(0, Math.floor(Number(query.from) || 0)) : 0,
  };
}

type Params = Record<string, string | number | boolean>;

/** Who asks: their id, and whether they have patients of their own. */
export interface Asking {
  id: number | undefined;
  hasOwn: boolean;
  today: string;
}

/** What of `GET /api/patients`, of its export too, says which patients. */
export function chosenOf(filter: DirectoryFilter, asking: Asking): Params {
  const { from, to } = daysOf(filter.period, filter, asking.today);
  return {
    // With a search the best match comes first.
    ...(filter.q ? { q: filter.q } : { sort: filter.sort }),
    ...(filter.status && { clinicalStatus: filter.status }),
    ...(filter.sex && { sex: filter.sex }),
    ...(filter.province && { province: filter.province }),
    ...(filter.allergies && { allergyState: filter.allergies }),
    ...(from && { registeredFrom: from }),
    ...(to && { registeredTo: to }),
    ...(filter.isArchived && { isArchived: true }),
    ...ageOf(filter.age),
    ...teamOf(filter, asking),
  };
}

/** Query of `GET /api/patients`. */
export const paramsOf = (filter: DirectoryFilter, asking: Asking): Params => ({
  limit: PAGE.limit,
  count: true,
  ...chosenOf(filter, asking),
  ...(filter.after && { cursor: filter.after }),
});

function ageOf(age: string | null): Params {
  if (age === 'unknown') return { isAgeUnknown: true };
  const [from, to] = age?.split('-') ?? [];
  return { ...(from && { ageFrom: Number(from) }), ...(to && { ageTo: Number(to) }) };
}

function teamOf({ whose, isArchived }: DirectoryFilter, { id, hasOwn }: Asking): Params {
  const asked = whose ?? (hasOwn && !isArchived ? 'mine' : 'all');
  if (asked === 'none') return { isUnassigned: true };
  if (asked === 'mine') return id === undefined ? {} : { clinicianId: id };
  return asked === 'all' ? {} : { clinicianId: asked };
}

/** Whether anything but the search narrows the list. */
export const isNarrowed = (filter: DirectoryFilter): boolean =>
  [filter.status, filter.sex, filter.province, filter.age, filter.allergies, filter.period].some(Boolean) ||
  filter.isArchived ||
  (filter.whose !== null && filter.whose !== 'all');
