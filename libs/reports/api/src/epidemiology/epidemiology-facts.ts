import type { Facts } from '../engine/facts';
import { ageBand } from '../engine/age-bands';
import { sql } from '../engine/sql';

/** Groups of fewer patients than this are nobody's to read. */
export const CELL_MIN = 5;
/** From these years on whatever is missing counts (WHO); below these there are primary teeth to count. */
const [ALL_MISSING_FROM, MILK_UNTIL] = [30, 12];

/** Years on WHO’s and the school’s boundaries. */
export const MOUTH_AGES = [
  [0, 5],
  [6, 11],
  [12, 17],
  [18, 34],
  [35, 44],
  [45, 64],
  [65, null],
] as const;

const YEARS = 'timestampdiff(year, person.date_of_birth, kept.day)';
const MISSING = `kept.missing_by_caries + if(${YEARS} >= ${ALL_MISSING_FROM}, kept.missing_otherwise, 0)`;
const PERMANENT = `kept.decayed as d, ${MISSING} as m, kept.filled as f`;
const PRIMARY = 'kept.primary_decayed as d, kept.primary_missing as m, kept.primary_filled as f';

/**
 * Charts that changed in the period, as the last such day left them, each with the size of its age group. Groups that are too small are
 * no facts at all: so no count, mean, total or row tells anything of them. `isHidden`: those alone, to say where something is not shown.
 */
function mouths(key: string, what: { teeth: string; which: string; amount: string; isHidden?: boolean }): Facts {
  return {
    key,
    from: (_, [days]) =>
      sql(
        `(select kept.patient_id, date_format(kept.day, '%Y-%m-%d') as day, ${ageBand(YEARS, MOUTH_AGES)} as age_group, ${what.teeth},
            count(*) over (partition by ${ageBand(YEARS, MOUTH_AGES)}) as together
          from dental_index kept force index (dental_index_day)
          join patient person on person.id = kept.patient_id and person.is_active and person.date_of_birth is not null
          where kept.day >= ? and kept.day <= ? and kept.until_day > ? and ${what.which}) mouth`,
        ...[days?.from, days?.to, days?.to],
      ),
    where: sql(`mouth.together ${what.isHidden ? '<' : '>='} ?`, CELL_MIN),
    dimensions: { group: 'mouth.age_group' },
    amount: what.amount,
    rows: {
      id: 'mouth.patient_id',
      patient: 'mouth.patient_id',
      link: { to: 'patient', id: 'mouth.patient_id' },
      columns: [
        { key: 'day', label: 'Chart of', unit: 'DAY', is: 'mouth.day' },
        { key: 'group', label: 'Years', unit: 'TEXT', is: 'mouth.age_group' },
        { key: 'd', label: 'D', unit: 'COUNT', is: 'mouth.d' },
        { key: 'm', label: 'M', unit: 'COUNT', is: 'mouth.m' },
        { key: 'f', label: 'F', unit: 'COUNT', is: 'mouth.f' },
      ],
    },
  };
}

const permanent = { teeth: PERMANENT, which: 'kept.recorded > 0' };
const primary = { teeth: PRIMARY, which: `kept.primary_recorded > 0 and ${YEARS} < ${MILK_UNTIL}` };
/** Means are in hundredths. */
const WHOLE = '100 * (mouth.d + mouth.m + mouth.f)';

export const DMFT = mouths('DMFT', { ...permanent, amount: WHOLE });
export const DMFT_D = mouths('DMFT D', { ...permanent, amount: '100 * mouth.d' });
export const DMFT_M = mouths('DMFT M', { ...permanent, amount: '100 * mouth.m' });
export const DMFT_F = mouths('DMFT F', { ...permanent, amount: '100 * mouth.f' });
export const DMFT_HIDDEN = mouths('DMFT HIDDEN', { ...permanent, amount: '0', isHidden: true });
export const MILK_DMFT = mouths('MILK DMFT', { ...primary, amount: WHOLE });
export const MILK_HIDDEN = mouths('MILK HIDDEN', { ...primary, amount: '0', isHidden: true });

const EXAM_YEARS = 'timestampdiff(year, person.date_of_birth, exam.examined_on)';

/** The last finished exams of patients, if made in the period, by age group and grade: a cell that is too small is no fact. */
const bites = (key: string, isHidden = false): Facts => ({
  key,
  from: (_, [days]) =>
    sql(
      `(select exam.id, exam.patient_id, date_format(exam.examined_on, '%Y-%m-%d') as day, known.grade,
          ${ageBand(EXAM_YEARS, MOUTH_AGES)} as age_group,
          count(*) over (partition by ${ageBand(EXAM_YEARS, MOUTH_AGES)}, known.grade) as together
        from ortho_exam exam force index (ortho_exam_finished)
        join ortho_index known on known.exam_id = exam.id and known.version = exam.version and known.grade is not null
        join patient person on person.id = exam.patient_id and person.is_active and person.date_of_birth is not null
        where exam.state = 'FINISHED' and exam.examined_on >= ? and exam.examined_on <= ?
        and not exists (select 1 from ortho_exam later where later.patient_id = exam.patient_id and later.state = 'FINISHED'
          and later.examined_on <= ? and (later.examined_on > exam.examined_on or (later.examined_on = exam.examined_on and later.id > exam.id)))
      ) bite`,
      ...[days?.from, days?.to, days?.to],
    ),
  where: sql(`bite.together ${isHidden ? '<' : '>='} ?`, CELL_MIN),
  dimensions: { group: 'bite.age_group', grade: 'bite.grade' },
  rows: {
    id: 'bite.id',
    patient: 'bite.patient_id',
    link: { to: 'patient', id: 'bite.patient_id' },
    columns: [
      { key: 'day', label: 'Examined', unit: 'DAY', is: 'bite.day' },
      { key: 'group', label: 'Years', unit: 'TEXT', is: 'bite.age_group' },
      { key: 'grade', label: 'Grade', unit: 'COUNT', is: 'bite.grade' },
    ],
  },
});

export const IOTN = bites('IOTN');
export const IOTN_HIDDEN = bites('IOTN HIDDEN', true);
