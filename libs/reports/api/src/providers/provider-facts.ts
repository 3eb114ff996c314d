import { isMeasured, minutesBetween } from '@cuspid/queue/api';
import { STAGES } from '@cuspid/queue/contracts';
import type { Facts, Tallied } from '../engine/facts';
import { dayOfFact, factsOf, selectOf } from '../engine/live';
import { sql } from '../engine/sql';
import { finishedStays } from '../visits/stay-facts';
import { VISITS } from '../visits/visit-facts';

/** Attended visits in a chair, with whom; their amount is the minutes they were booked for. */
export const IN_CHAIR: Facts = {
  ...VISITS,
  key: 'IN_CHAIR',
  where: sql(
    `visit.type <> 'Registration' and visit.status in ('ARRIVED', 'COMPLETED') and visit.chair_id is not null
     and visit.provider_id is not null`,
  ),
  dimensions: { provider: 'visit.provider_id' },
  kept: { source: 'VISIT', axes: [['provider']] },
};

/** The days on which each clinician worked in a chair: of a month one sum, in which each day is a bit of its own, the first the lowest. */
export const DAYS_WORKED: Tallied = {
  key: 'DAYS_WORKED',
  from(reading, stretches) {
    const [first = reading.days, last = first] = [stretches[0], stretches.at(-1)];
    const day = dayOfFact(IN_CHAIR, reading.zone, { from: first.from, to: last.to });
    const select = `select distinct visit.provider_id as provider, ${day} as day`;
    const { text, values } = selectOf(select, factsOf(IN_CHAIR, reading, stretches));
    return { text: `(${text}) worked`, values };
  },
  at: { column: 'worked.day', is: 'DAY' },
  dimensions: { provider: 'worked.provider', month: "date_format(worked.day, '%Y-%m-01')" },
  amount: '1 << (dayofmonth(worked.day) - 1)',
  kept: { source: 'VISIT', axes: [['month', 'provider']] },
};

const [CONSULTATION, TREATMENT] = [STAGES.indexOf('UNDER_CONSULTATION'), STAGES.indexOf('UNDER_TREATMENT')];
const stageOf = (n: number) => [`stay.begun_${n}`, `stay.ended_${n}`] as const;
const isSeen = (n: number) => `coalesce(${isMeasured(...stageOf(n))}, false)`;
const seenFor = (n: number) => `if(${isSeen(n)}, ${minutesBetween(...stageOf(n))}, 0)`;

/** Finished stays of visits with their minutes in care; their amount is by how many these were more than was booked. */
export const CARE: Facts = {
  key: 'CARE',
  from({ db }, stretches) {
    const { text, values } = finishedStays(db, stretches);
    return {
      text: `(select stay.id, stay.day, stay.patientId, booked.provider_id, booked.minutes as booked,
          ${seenFor(CONSULTATION)} + ${seenFor(TREATMENT)} as minutes
        from (${text}) stay join visit booked on booked.id = stay.visitId
        where ${isSeen(CONSULTATION)} or ${isSeen(TREATMENT)}) care`,
      values,
    };
  },
  at: { column: 'care.day', is: 'DAY' },
  dimensions: { provider: 'care.provider_id' },
  amount: 'greatest(cast(care.minutes as signed) - cast(care.booked as signed), 0)',
  rows: {
    id: 'care.id',
    joins: 'left join `user` provider on provider.id = care.provider_id',
    patient: 'care.patientId',
    link: { to: 'patient', id: 'care.patientId' },
    columns: [
      { key: 'day', label: 'Day', unit: 'DAY', is: "date_format(care.day, '%Y-%m-%d')" },
      { key: 'provider', label: 'Clinician', unit: 'TEXT', is: 'provider.name' },
      { key: 'booked', label: 'Booked', unit: 'MINUTES', is: 'care.booked' },
      { key: 'care', label: 'In care', unit: 'MINUTES', is: 'care.minutes' },
    ],
  },
  kept: { source: 'QUEUE', axes: [['provider']] },
};

/** Charges of a visit and what was reversed of them, by the day they count for. */
export const BILLED: Facts = {
  key: 'BILLED',
  from: () =>
    sql(`posting left join posting origin on origin.id = posting.reverses_id
      join visit on visit.id = coalesce(posting.visit_id, origin.visit_id)`),
  where: sql("coalesce(posting.reverses_kind, posting.kind) = 'CHARGE'"),
  at: { column: 'posting.paid_on', is: 'DAY' },
  dimensions: { currency: 'posting.currency', provider: 'visit.provider_id' },
  amount: 'posting.effect_minor',
  rows: {
    id: 'posting.id',
    joins: 'left join `user` provider on provider.id = visit.provider_id',
    patient: 'posting.patient_id',
    link: { to: 'patient', id: 'posting.patient_id' },
    columns: [
      { key: 'day', label: 'Day', unit: 'DAY', is: "date_format(posting.paid_on, '%Y-%m-%d')" },
      { key: 'provider', label: 'Clinician', unit: 'TEXT', is: 'provider.name' },
      { key: 'kind', label: 'Kind', unit: 'TEXT', is: 'posting.kind' },
      { key: 'description', label: 'For', unit: 'TEXT', is: 'coalesce(posting.description, origin.description)' },
      { key: 'amount', label: 'Amount', unit: 'MONEY', is: 'posting.effect_minor' },
    ],
  },
  kept: { source: 'LEDGER', axes: [['currency', 'provider']] },
};

/** Notes that their authors have begun and not signed: walked by author, for of all notes they are few. */
export const UNSIGNED: Facts = {
  key: 'UNSIGNED',
  from: () =>
    sql(`\`user\` author straight_join clinical_note note force index (clinical_note_drafts)
      on note.author_id = author.id and note.state = 'DRAFT'`),
  where: sql('note.binned_at is null'),
  at: { column: 'note.created_at', is: 'INSTANT' },
  dimensions: { provider: 'author.id' },
  rows: {
    id: 'note.id',
    patient: 'note.patient_id',
    link: { to: 'patient', id: 'note.patient_id' },
    columns: [
      { key: 'begun', label: 'Begun', unit: 'INSTANT', is: 'note.created_at' },
      { key: 'author', label: 'Author', unit: 'TEXT', is: 'author.name' },
      { key: 'type', label: 'Kind', unit: 'TEXT', is: 'note.type' },
    ],
  },
};
