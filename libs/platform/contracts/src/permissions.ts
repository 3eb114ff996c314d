/** The six roles of a clinic; a person has exactly one. */
export const ROLES = ['ADMIN', 'ORTHODONTIST', 'DENTAL_SURGEON', 'NURSE', 'RECEPTION', 'STUDENT'] as const;
export type Role = (typeof ROLES)[number];

/**
 * How far a permission reaches for a role:
 * `all` every record · `team` only patients on whose active care team the person is ·
 * `own` only records they wrote or are the subject of · `-` never.
 */
export type Reach = 'all' | 'team' | 'own' | '-';

/**
 * The clinic's matrix: who may do what, one line a permission. The guard, `session.can()`, the menu, the console and
 * the specs all read this table; no role is ever asked for in an `if`.
 * Columns: what it means, then the reach in the order of ROLES.
 */
const MATRIX = {
  'account.self': ['own profile, own password, own sessions', 'all', 'all', 'all', 'all', 'all', 'all'],
  'user.read': ['staff accounts, statistics', 'all', '-', '-', '-', '-', '-'],
  'user.manage': ['create, edit, reset, deactivate, reactivate, purge', 'all', '-', '-', '-', '-', '-'],
  'staff.list': ['names and roles of active staff, for pickers', 'all', 'all', 'all', 'all', 'all', 'all'],
  'patient.read': ['demographics, contacts, alerts', 'all', 'team', 'team', 'all', 'all', 'team'],
  'patient.register': [
    'and note that the patient said at the desk to have no allergies',
    'all',
    '-',
    '-',
    '-',
    'all',
    '-',
  ],
  'patient.update': ['general details; never the record number', 'all', 'team', 'team', '-', 'all', '-'],
  'patient.alert': ['allergies and medical alerts: read', 'all', 'team', 'team', 'all', 'all', 'team'],
  'patient.alertWrite': [
    'allergies and medical alerts: record, correct, confirm, end',
    'all',
    'team',
    'team',
    'all',
    '-',
    'team',
  ],
  'patient.status': [
    'clinical status: CONSULTATION, ACTIVE, MAINTENANCE, COMPLETED',
    'all',
    'team',
    'team',
    '-',
    'all',
    '-',
  ],
  'patient.archive': ['deactivate, reactivate, list inactive', 'all', '-', '-', '-', '-', '-'],
  'patient.purge': ['permanent delete of an inactive patient, with the retention rule', 'all', '-', '-', '-', '-', '-'],
  'patient.merge': ['merge duplicates; un-merge', 'all', '-', '-', '-', 'all', '-'],
  'patient.import': ['', 'all', '-', '-', '-', 'all', '-'],
  'patient.export': ['the directory as a file', 'all', '-', '-', '-', 'all', '-'],
  'patient.record': ['full record PDF and portable export', 'all', 'team', 'team', '-', '-', 'team'],
  'consent.read': [
    'what a patient agreed to: teaching, photographs, publication',
    'all',
    'team',
    'team',
    '-',
    'all',
    'team',
  ],
  // Not students: it is their own presentation that stands on it.
  'consent.record': ['record a consent, or that it was withdrawn', 'all', 'team', 'team', '-', 'all', '-'],
  'careTeam.read': ['', 'all', 'team', 'team', 'all', 'all', 'team'],
  'careTeam.request': ['ask a clinician to join or leave', '-', '-', '-', '-', 'all', '-'],
  'careTeam.ask': ['ask for access to a record outside one’s care', '-', 'own', 'own', '-', '-', 'own'],
  'careTeam.respond': ['answer requests addressed to oneself', '-', 'own', 'own', '-', '-', '-'],
  'careTeam.assignSurgeon': ['put on or take off a dental surgeon', '-', 'team', '-', '-', '-', '-'],
  'careTeam.assignStudent': ['put on or take off a student', '-', 'team', 'team', '-', '-', '-'],
  'visit.read': [
    'a clinician also sees visits where they are the provider',
    'all',
    'team',
    'team',
    'all',
    'all',
    'team',
  ],
  'visit.schedule': ['book, move, cancel, series', 'all', '-', '-', 'all', 'all', '-'],
  'visit.overbook': ['book over a conflict, with a reason', 'all', '-', '-', '-', 'all', '-'],
  'visit.attend': ['arrived, completed, did not attend', 'all', 'team', 'team', 'all', 'all', '-'],
  'visit.remind': ['send a reminder by hand', 'all', '-', '-', '-', 'all', '-'],
  'visit.feed': ['link of a calendar feed of own visits', '-', 'own', 'own', '-', '-', 'own'],
  'letter.manage': ['letters to patients: what was sent or given up; send again', 'all', '-', '-', '-', 'all', '-'],
  'visit.delete': ['never a completed one', 'all', '-', '-', '-', '-', '-'],
  'recall.read': ['who is to come in again, and the tries to reach them', 'all', 'team', 'team', 'all', 'all', 'team'],
  'recall.work': ['call, note what came of it, do not contact', 'all', '-', '-', 'all', 'all', '-'],
  'queue.read': ["the board, with each patient's most dangerous alert", 'all', 'all', 'all', 'all', 'all', 'team'],
  'queue.checkIn': ['add a patient, set priority', 'all', '-', '-', 'all', 'all', '-'],
  'queue.remove': ['', 'all', '-', '-', '-', 'all', '-'],
  'queue.progress': [
    'call, start, finish; an entry assigned to oneself counts as team',
    'all',
    'team',
    'team',
    '-',
    'all',
    'team',
  ],
  'queue.display': ['make and revoke the link of the waiting-room display', 'all', '-', '-', '-', 'all', '-'],
  'history.read': ['structured case history', 'all', 'team', 'team', '-', '-', 'team'],
  'history.update': ['', '-', 'team', 'team', '-', '-', 'team'],
  'history.consult': ["the consultant's decision block", '-', 'team', '-', '-', '-', '-'],
  'chart.read': ['', 'all', 'team', 'team', '-', '-', 'team'],
  'chart.record': ['findings, undo, exams (perio, orthodontic)', '-', 'team', 'team', '-', '-', 'team'],
  'chart.cosign': [
    'co-sign what a student recorded on a chart, confirm a diagnosis',
    '-',
    'team',
    'team',
    '-',
    '-',
    '-',
  ],
  'chart.version': ['freeze a named version', '-', 'team', 'team', '-', '-', 'team'],
  'chart.bin': ['trash, restore, purge versions', '-', 'team', '-', '-', '-', '-'],
  'document.read': ['', 'all', 'team', 'team', '-', '-', 'team'],
  'document.upload': ['upload and edit the description', 'all', 'team', 'team', '-', '-', 'team'],
  'document.bin': ['', 'all', 'team', '-', '-', '-', '-'],
  'diagnosis.read': ['clinical notes of type DIAGNOSIS', 'all', 'team', 'team', '-', '-', 'team'],
  'note.read': [
    'treatment plan and progress notes; RECEPTION never sees diagnoses',
    'all',
    'team',
    'team',
    '-',
    'all',
    'team',
  ],
  'note.write': ['write; edit an own unsigned note; sign; add an addendum', '-', 'team', 'team', '-', '-', 'team'],
  'note.verify': ["countersign somebody else's note, never one's own", '-', 'team', 'team', '-', '-', '-'],
  'note.bin': ['unsigned notes only: signed ones are struck through, never gone', '-', 'team', '-', '-', '-', '-'],
  'payment.read': ['', 'all', 'team', 'team', '-', 'all', '-'],
  'payment.record': ['charge, take a payment, refund', 'all', '-', '-', '-', 'all', '-'],
  'payment.reverse': ['reverse a posting, with a reason', 'all', '-', '-', '-', '-', '-'],
  'payment.discount': ['grant or refuse a discount that was asked for', 'all', '-', '-', '-', '-', '-'],
  'payment.closeDay': ['', 'all', '-', '-', '-', 'all', '-'],
  'material.read': ['materials used on a patient', 'all', 'team', 'team', 'all', '-', 'team'],
  'material.record': ['', '-', 'team', 'team', '-', '-', 'team'],
  'material.bin': ['take back with the stock; restore', 'all', '-', '-', 'all', '-', '-'],
  'inventory.read': ['items, levels; costs only for ADMIN and NURSE', 'all', 'all', 'all', 'all', '-', 'all'],
  'inventory.cost': ['what items cost, and what is on hand is worth', 'all', '-', '-', 'all', '-', '-'],
  'inventory.manage': ['items, lots, receipts, issues, counts, bin', '-', '-', '-', 'all', '-', '-'],
  'case.read': ['', 'all', 'team', 'team', '-', '-', 'own'],
  'case.supervise': [
    "open a case, set tasks, review, only as the case's own supervisor",
    '-',
    'team',
    'team',
    '-',
    '-',
    '-',
  ],
  'case.work': ['progress, completion notes, submit', '-', '-', '-', '-', '-', 'own'],
  'case.delete': ['only after the student has left the care team', 'all', 'own', 'own', '-', '-', '-'],
  'presentation.read': [
    'de-identified presentations of a case, as long as the patient agrees',
    'all',
    'team',
    'team',
    '-',
    '-',
    'team',
  ],
  'presentation.build': ['build one, take it away', '-', 'team', 'team', '-', '-', 'team'],
  'report.read': ['', 'all', '-', '-', '-', '-', '-'],
  'report.ownWork': ["a clinician's or student's own activity", 'all', 'own', 'own', '-', '-', 'own'],
  'audit.read': ['never writable', 'all', '-', '-', '-', '-', '-'],
  'settings.manage': ['clinic name, time zone, working hours, chairs, catalogue', 'all', '-', '-', '-', '-', '-'],
} as const satisfies Record<string, readonly [string, Reach, Reach, Reach, Reach, Reach, Reach]>;

export type Permission = keyof typeof MATRIX;

/** Every permission, in the order of the matrix. */
export const PERMISSIONS = Object.keys(MATRIX) as Permission[];

/** How far `permission` reaches for `role`; `-` means never. */
export function reachOf(role: Role, permission: Permission): Reach {
  const [, ...cells] = MATRIX[permission];
  return cells[ROLES.indexOf(role)] ?? '-';
}

/** Whether the role has the permission at all, for whatever records. */
export function mayRole(role: Role, permission: Permission): boolean {
  return reachOf(role, permission) !== '-';
}

/** Who treats patients: they have visits, and people wait for them. */
export const TREATING: readonly Role[] = ROLES.filter((role) => mayRole(role, 'chart.record'));

/** What the permission allows, in words. */
export function meaningOf(permission: Permission): string {
  return MATRIX[permission][0];
}
