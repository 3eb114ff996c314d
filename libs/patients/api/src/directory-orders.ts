import { cursorOf, instantOf, placeOf } from '@cuspid/platform/api';
import type { PatientSort } from '@cuspid/patients/contracts';
import type { SelectQueryBuilder } from 'typeorm';
import type { Patient } from './patient';

type Query = SelectQueryBuilder<Patient>;
type Field = 'lastName' | 'firstName' | 'id' | 'registeredAt' | 'patientCode' | 'dateOfBirth';
type Place = (string | number | null)[];

interface Order {
  fields: readonly Field[];
  /** The index that stands in this order: backwards, too. */
  index: string;
  isDown: boolean;
}

const by = (index: string, isDown: boolean, ...fields: Field[]): Order => ({ index, isDown, fields });

/** Each order, told apart to the last row by its last field. Ages run against birth dates; unknown ones come last. */
const ORDERS: Record<PatientSort, Order> = {
  name: by('patient_name', false, 'lastName', 'firstName', 'id'),
  '-name': by('patient_name', true, 'lastName', 'firstName', 'id'),
  registeredAt: by('patient_registered', false, 'registeredAt', 'id'),
  '-registeredAt': by('patient_registered', true, 'registeredAt', 'id'),
  code: by('patient_code', false, 'patientCode'),
  '-code': by('patient_code', true, 'patientCode'),
  age: by('patient_age', true, 'dateOfBirth', 'id'),
  '-age': by('patient_age', false, 'dateOfBirth', 'id'),
};

export const indexOf = (sort: PatientSort): string => ORDERS[sort].index;

/** Puts the query in order, from the place on that a cursor holds. */
export function inOrder(query: Query, sort: PatientSort, cursor: string | undefined): Query {
  const { fields, isDown } = ORDERS[sort];
  for (const field of fields) query.addOrderBy(`patient.${field}`, isDown ? 'DESC' : 'ASC');
  return cursor ? past(query, ORDERS[sort], placeOf(cursor, sort, fields.length)) : query;
}

/** Where a row stands in the order. */
export function placeIn(sort: PatientSort): (row: Patient) => string {
  return (row) =>
    cursorOf(
      sort,
      ORDERS[sort].fields.map((field) => (field === 'registeredAt' ? row.registeredAt.toISOString() : row[field])),
    );
}

/** Rows behind a place. The first comparison alone bounds the walk of the index; the rest sets equal ones apart. */
function past(query: Query, { fields, isDown }: Order, place: Place): Query {
  const [first, ...rest] = fields;
  if (!first) return query;
  const sign = isDown ? '<' : '>';
  if (place[0] === null) return pastUnknown(query, sign, place);
  const values = Object.fromEntries(
    fields.map((field, index) => [`past_${field}`, field === 'registeredAt' ? instantOf(place[index]) : place[index]]),
  );
  const beyond = rest.reduceRight<string>((inner, field, index) => {
    const here = `patient.${field} ${sign} :past_${field}`;
    return index === rest.length - 1 ? here : `(${here} or (patient.${field} = :past_${field} and ${inner}))`;
  }, '');
  const known = rest.length
    ? `patient.${first} ${sign}= :past_${first} and (patient.${first} ${sign} :past_${first} or ${beyond})`
    : `patient.${first} ${sign} :past_${first}`;
  // Birth dates nobody knows stand before all others, so walking down they come after.
  const isWithUnknown = first === 'dateOfBirth' && isDown;
  return query.andWhere(isWithUnknown ? `(${known} or patient.dateOfBirth is null)` : known, values);
}

/** Among unknown birth dates only ids tell apart; walking up, the known ones follow. */
function pastUnknown(query: Query, sign: string, place: Place): Query {
  const here = `patient.dateOfBirth is null and patient.id ${sign} :past_id`;
  const rest = sign === '>' ? ` or patient.dateOfBirth is not null` : '';
  return query.andWhere(`((${here})${rest})`, { past_id: place[1] });
}
