/**
 * Every figure once more, in plain SQL written from its definition and from nothing else. `:start` and `:end` are the instants of the
 * days, `:from` and `:to` the days, `:me` the person, `:local[x]` the clinic's clock at an instant.
 */
export interface Truth {
  /** One number: what the rows add up to; with `list`, unused. */
  n?: string;
  /** Of a share or a mean. */
  of?: string;
  /** In how many parts the value is told: 1000 of shares, 1 of means. */
  parts?: number;
  /** Minutes in their order: the value is the one so far down them. */
  list?: string;
  share?: number;
}

const V = "from visit where type <> 'Registration' and starts_at >= :start and starts_at < :end";
const DUE = "status in ('ARRIVED', 'COMPLETED', 'DID_NOT_ATTEND')";
const ACTIVE = 'chair_id in (select id from chair where is_active = 1)';
const count = (rest: string): Truth => ({ n: `select count(*) ${rest}` });

const ENTRY = "e.status = 'COMPLETED' and e.is_unfinished = 0 and e.day >= :from and e.day <= :to";
const ORDER = "'IN_WAITING_ROOM','UNDER_CONSULTATION','UNDER_TREATMENT','AT_CASHIER','COMPLETED'";
const rank = (column: string) => `field(m.${column}, ${ORDER})`;
const edge = (stage: string, column: 'to_status' | 'from_status') =>
  `(select max(m.at) from queue_move m where m.entry_id = e.id and m.${column} = '${stage}' and ${rank('to_status')} > ${rank('from_status')})`;
const minutes = (begun: string, ended: string) =>
  `select m from (select timestampdiff(minute, ${begun}, ${ended}) m, ${begun} b, ${ended} d from queue_entry e where ${ENTRY}) s
   where d >= b and m < 1440 order by m`;
const staged = (stage: string) => minutes(edge(stage, 'to_status'), edge(stage, 'from_status'));
const WAIT = minutes('e.entered_at', 'e.called_at');
const WHOLE = minutes('e.entered_at', 'e.completed_at');
const half = (list: string): Truth => ({ list, share: 0.5 });
const most = (list: string): Truth => ({ list, share: 0.9 });

const IN_CHAIR = `${V} and status in ('ARRIVED', 'COMPLETED') and chair_id is not null and provider_id is not null`;
const CARE = `from (select e.id, v.minutes booked,
    ifnull(timestampdiff(minute, ${edge('UNDER_CONSULTATION', 'to_status')}, ${edge('UNDER_CONSULTATION', 'from_status')}), 0)
    + ifnull(timestampdiff(minute, ${edge('UNDER_TREATMENT', 'to_status')}, ${edge('UNDER_TREATMENT', 'from_status')}), 0) care
  from queue_entry e join visit v on v.id = e.visit_id where ${ENTRY}) s`;
const PAID = "p.paid_on >= :from and p.paid_on <= :to and p.currency = 'LKR'";
/** Lines of a kind, what reverses them taken off. */
const ledger = (kind: string, more = ''): string =>
  `coalesce((select sum(p.amount_minor) from posting p where p.kind = '${kind}' and ${PAID} ${more}), 0)
   - coalesce((select sum(p.amount_minor) from posting p join posting o on o.id = p.reverses_id
       where p.kind = 'REVERSAL' and o.kind = '${kind}' and ${PAID} ${more.replaceAll('p.visit_id', 'o.visit_id')}), 0)`;
const ANY_VISIT = 'and p.visit_id is not null';
const COLLECTED = `select (${ledger('PAYMENT')}) - (${ledger('REFUND')})`;
const NOTE = "from clinical_note where author_id = :me and state <> 'DRAFT' and struck_at is null";
const MINE = `${V} and provider_id = :me`;
const within = (column: string) => `${column} >= :start and ${column} < :end`;
const DRAFT = `from clinical_note where state = 'DRAFT' and binned_at is null and ${within('created_at')}`;

export const VISIT_TRUTHS: Record<string, Truth> = {
  'visits-booked': count(V),
  'visits-completed': count(`${V} and status = 'COMPLETED'`),
  'visits-ahead': count(`${V} and status in ('SCHEDULED', 'ARRIVED')`),
  'visits-cancelled': count(`${V} and status = 'CANCELLED'`),
  'visits-missed': count(`${V} and status = 'DID_NOT_ATTEND'`),
  'missed-share': {
    ...count(`${V} and status = 'DID_NOT_ATTEND'`),
    of: `select count(*) ${V} and ${DUE}`,
    parts: 1_000,
  },
  'cancelled-share': { ...count(`${V} and status = 'CANCELLED'`), of: `select count(*) ${V}`, parts: 1_000 },
  'chair-use': {
    n: `select coalesce(sum(minutes), 0) ${V} and status in ('ARRIVED', 'COMPLETED') and ${ACTIVE}`,
    of: 'select :weekdays * 540 * (select count(*) from chair where is_active = 1)',
    parts: 1_000,
  },
  'stays-finished': { n: `select count(*) from (${WHOLE}) s` },
  'wait-median': half(WAIT),
  'wait-ninetieth': most(WAIT),
  'consultation-median': half(staged('UNDER_CONSULTATION')),
  'consultation-ninetieth': most(staged('UNDER_CONSULTATION')),
  'treatment-median': half(staged('UNDER_TREATMENT')),
  'treatment-ninetieth': most(staged('UNDER_TREATMENT')),
  'cashier-median': half(staged('AT_CASHIER')),
  'cashier-ninetieth': most(staged('AT_CASHIER')),
  'clinic-median': half(WHOLE),
  'clinic-ninetieth': most(WHOLE),
  collected: { n: COLLECTED },
};

export const PROVIDER_TRUTHS: Record<string, Truth> = {
  'provider-visits': count(`${V} and status = 'COMPLETED'`),
  'provider-missed': {
    ...count(`${V} and status = 'DID_NOT_ATTEND'`),
    of: `select count(*) ${V} and ${DUE}`,
    parts: 1_000,
  },
  'provider-chair-use': {
    n: `select coalesce(sum(minutes), 0) ${IN_CHAIR}`,
    of: `select 540 * count(distinct provider_id, date(:local[starts_at])) ${IN_CHAIR} and weekday(:local[starts_at]) < 5`,
    parts: 1_000,
  },
  'provider-overrun': {
    n: `select coalesce(sum(greatest(cast(care as signed) - booked, 0)), 0) ${CARE} where care > 0`,
    of: `select count(*) ${CARE} where care > 0`,
    parts: 1,
  },
  'provider-unsigned': count(DRAFT),
  'provider-billed': { n: `select ${ledger('CHARGE', ANY_VISIT)}` },
};

const mine = 'and p.visit_id in (select id from visit where provider_id = :me)';

export const OWN_TRUTHS: Record<string, Truth> = {
  'own-visits': count(MINE),
  'own-completed': count(`${MINE} and status = 'COMPLETED'`),
  'own-missed': count(`${MINE} and status = 'DID_NOT_ATTEND'`),
  'own-minutes': { n: `select coalesce(sum(minutes), 0) ${MINE} and status = 'COMPLETED'` },
  'own-procedures': count(`${NOTE} and execution_status = 'COMPLETED' and ${within('executed_at')}`),
  'own-signed': count(`${NOTE} and ${within('signed_at')}`),
  'own-unsigned': count(`${DRAFT} and author_id = :me`),
  'own-findings': count(`from chart_finding where author_id = :me and voids_id is null and ${within('recorded_at')}`),
  'own-tasks': count(
    `from case_task t join teaching_case c on c.id = t.case_id where c.student_id = :me
     and t.status in ('COMPLETED', 'REVIEWED') and ${within('t.completed_at')}`,
  ),
  'own-sign-offs': count(`from case_review where by_id = :me and ${within('at')}`),
  'own-approved': count(`from case_review where author_id = :me and decision = 'APPROVED' and ${within('at')}`),
  'own-billed': { n: `select ${ledger('CHARGE', mine)}` },
};

const STUDENT = 'from teaching_case c where c.removed_at is null';
const DECIDED = `from case_review where ${within('at')}`;
const OVERDUE = `from case_task t join teaching_case c on c.id = t.case_id where c.removed_at is null and c.state <> 'VERIFIED'
  and t.status in ('ASSIGNED', 'IN_PROGRESS') and t.due_on < date(:local[utc_timestamp()])`;

export const TEACHING_TRUTHS: Record<string, Truth> = {
  'cases-open': count(`${STUDENT} and c.state <> 'VERIFIED'`),
  'cases-waiting': count(`${STUDENT} and c.state = 'PENDING_VERIFICATION'`),
  'cases-verified': count(`from teaching_case where state = 'VERIFIED' and ${within('verified_at')}`),
  'cases-by-state': count(STUDENT),
  'cases-by-student': count(`${STUDENT} and c.state <> 'VERIFIED'`),
  'cases-by-supervisor': count(`${STUDENT} and c.state <> 'VERIFIED'`),
  'work-approved': count(`${DECIDED} and decision = 'APPROVED'`),
  'work-returned': count(`${DECIDED} and decision = 'RETURNED'`),
  'work-returned-share': {
    ...count(`${DECIDED} and decision = 'RETURNED'`),
    of: `select count(*) ${DECIDED}`,
    parts: 1_000,
  },
  'sign-off-median': half(
    `select timestampdiff(minute, s.submitted_at, r.at) m from case_review r join case_submission s on s.id = r.submission_id
     where ${within('r.at')} order by m`,
  ),
  'work-by-student': count(DECIDED),
  'work-by-supervisor': count(DECIDED),
  'tasks-overdue': count(OVERDUE),
  'tasks-overdue-by-student': count(OVERDUE),
};

const STANDS = 'from patient where is_active = 1';

export const PATIENT_TRUTHS: Record<string, Truth> = {
  'patients-registered': count(`${STANDS} and ${within('registered_at')}`),
  'patients-seen': {
    n: `select count(distinct patient_id) ${V} and status = 'COMPLETED' and patient_id in (select id ${STANDS})`,
  },
  'patients-total': count(STANDS),
  'patients-unassigned': count(
    `${STANDS} and id not in (select patient_id from care_team_member where active_user_id is not null)`,
  ),
  'patients-allergies-unknown': count(`${STANDS} and allergy_state = 'UNKNOWN'`),
  'patients-by-status': count(STANDS),
  'patients-by-sex': count(STANDS),
  'patients-by-age': count(STANDS),
  'patients-by-province': count(STANDS),
};

export const PAYMENT_TRUTHS: Record<string, Truth> = {
  'money-charged': { n: `select ${ledger('CHARGE')}` },
  'money-received': { n: `select ${ledger('PAYMENT')}` },
  'money-refunded': { n: `select ${ledger('REFUND')}` },
  'money-collected': { n: COLLECTED },
  'money-discounted': { n: `select ${ledger('DISCOUNT')}` },
  'money-by-method': { n: COLLECTED },
  'money-by-cashier': { n: COLLECTED },
  'money-by-clinician': { n: `select ${ledger('CHARGE', ANY_VISIT)}` },
};

export const PROCEDURE_TRUTHS: Record<string, Truth> = {
  'procedures-done': count(
    `from clinical_note where state <> 'DRAFT' and struck_at is null and execution_status = 'COMPLETED' and ${within('executed_at')}`,
  ),
  'procedures-done-by': count(
    `from clinical_note where state <> 'DRAFT' and struck_at is null and execution_status = 'COMPLETED' and ${within('executed_at')}`,
  ),
  'procedures-charged': count(
    `from posting p where p.kind = 'CHARGE' and p.procedure_id is not null and ${PAID.replace(" and p.currency = 'LKR'", '')}
     and p.id not in (select reverses_id from posting where reverses_id is not null)`,
  ),
  'procedures-visits': count(`${V} and status = 'COMPLETED'`),
};
