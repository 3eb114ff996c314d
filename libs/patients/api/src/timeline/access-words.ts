import type { AuditKind } from '@cuspid/audit/contracts';
import type { Role } from '@cuspid/platform/contracts';

/** Parts of a record as a patient calls them; the list on paper is for the patient's hand. */
const RECORDS: Record<string, string> = {
  patient: 'Record: name, contacts, details',
  alert: 'Allergies and medical alerts',
  chart: 'Dental chart',
  visit: 'Visits',
  queue: 'Time in the clinic',
  'care-team': 'Care team',
  history: 'Case history',
  perio: 'Periodontal exams',
  ortho: 'Orthodontics',
  'ortho-exam': 'Orthodontic exams',
  'ortho-control': 'Orthodontic controls',
  problem: 'Problems',
  plan: 'Treatment plan',
  note: 'Notes',
  document: 'Documents',
  record: 'Whole record',
  timeline: 'Timeline',
  'access-log': 'This list of who looked',
  access: 'Record',
};
const DID: Record<AuditKind, string> = {
  read: 'looked at',
  change: 'changed',
  denied: 'was refused',
  session: 'signed in',
};
const ROLE_WORDS: Record<Role, string> = {
  ADMIN: 'Administrator',
  ORTHODONTIST: 'Orthodontist',
  DENTAL_SURGEON: 'Dental surgeon',
  NURSE: 'Nurse',
  RECEPTION: 'Reception',
  STUDENT: 'Student',
};
/** Acts that say more than that somebody looked or changed something. */
const ACTS: Record<string, string> = {
  'patient.registered': 'registered',
  'patient.archived': 'put away',
  'patient.reactivated': 'took back into use',
  'patient.merged': 'joined with another record',
  'patient.unmerged': 'parted again from another record',
  'patient.exported': 'handed out as a file',
  'patient.listed': 'handed out in a list of patients',
  'chart.printed': 'printed',
  'history.printed': 'printed',
  'perio.printed': 'printed',
  'ortho-exam.printed': 'printed',
  'record.printed': 'printed',
  'document.viewed': 'looked at',
  'document.downloaded': 'handed out as a file',
  'access-log.printed': 'printed',
  'access-log.exported': 'handed out as a file',
};

/** What a line is about: "Dental chart". An act of a domain that has no word yet is told by its code. */
export const recordWords = (action: string): string => RECORDS[action.split('.')[0] ?? ''] ?? action;

/** What was done with it: "looked at". */
export const actWords = (action: string, kind: AuditKind): string => ACTS[action] ?? DID[kind];

export const roleWords = (role: string | null): string =>
  Object.entries(ROLE_WORDS).find(([name]) => name === role)?.[1] ?? role ?? '';
