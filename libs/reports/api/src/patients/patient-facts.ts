import { AGE_GROUPS } from '@cuspid/patients/contracts';
import { clock } from '@cuspid/platform/database';
import { dayIn } from '@cuspid/settings/api';
import { REGISTRATION } from '@cuspid/visits/contracts';
import { ageBand } from '../engine/age-bands';
import type { Facts, Reading } from '../engine/facts';
import { instantsOf } from '../engine/period';
import { sql } from '../engine/sql';

/** What stands for a value that is not known. */
export const NOT_GIVEN = 'Not given';

const ROWS: Facts['rows'] = {
  id: 'person.id',
  patient: 'person.id',
  link: { to: 'patient', id: 'person.id' },
  columns: [
    { key: 'registered', label: 'Registered', unit: 'INSTANT', is: 'person.registered_at' },
    { key: 'status', label: 'Status', unit: 'TEXT', is: 'person.clinical_status' },
    { key: 'sex', label: 'Sex', unit: 'TEXT', is: 'person.sex' },
    { key: 'born', label: 'Born', unit: 'DAY', is: "date_format(person.date_of_birth, '%Y-%m-%d')" },
    { key: 'province', label: 'Province', unit: 'TEXT', is: 'person.province' },
  ],
};

/** Active records with what they are told by; the age is of the clinic’s today. */
const active = ({ zone }: Reading) =>
  sql(
    `(select own.*, ifnull(${ageBand('timestampdiff(year, own.date_of_birth, ?)', AGE_GROUPS)}, '${NOT_GIVEN}') as age_group,
        if(exists (select 1 from care_team_member seat where seat.patient_id = own.id and seat.active_user_id is not null), 'YES', 'NO') as assigned
      from patient own where own.is_active = true) person`,
    ...AGE_GROUPS.map(() => dayIn(zone, clock.now())),
  );

const DIMENSIONS = {
  status: 'person.clinical_status',
  sex: 'person.sex',
  allergies: 'person.allergy_state',
  province: `cast(ifnull(person.province, '${NOT_GIVEN}') as char) collate utf8mb4_bin`,
};

/** Patients as they are now. */
export const PATIENTS: Facts = {
  key: 'PATIENT',
  from: active,
  dimensions: { ...DIMENSIONS, age: 'person.age_group', assigned: 'person.assigned' },
  rows: ROWS,
};

/** Patients by when they were registered. */
export const REGISTERED: Facts = {
  key: 'REGISTERED',
  from: () => sql('patient person'),
  where: sql('person.is_active = true'),
  at: { column: 'person.registered_at', is: 'INSTANT' },
  dimensions: DIMENSIONS,
  rows: ROWS,
};

/** Patients with a completed visit in the period, each once. */
export const SEEN: Facts = {
  key: 'SEEN',
  from: ({ zone }, [days]) =>
    sql(
      `(select distinct visit.patient_id from visit where visit.starts_at >= ? and visit.starts_at < ?
          and visit.status = 'COMPLETED' and visit.type <> ?) came
        join patient person on person.id = came.patient_id and person.is_active = true`,
      ...(days ? instantsOf(days, zone) : []),
      REGISTRATION,
    ),
  dimensions: DIMENSIONS,
  rows: ROWS,
};
