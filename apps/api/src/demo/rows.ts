import type { CareTeamMember, CareTeamRequest, Patient, PatientAlert } from '@cuspid/patients/api';
import type { QueueStatus } from '@cuspid/queue/contracts';
import type { QueueEntry } from '@cuspid/queue/api';
import type { User } from '@cuspid/users/api';
import type { Visit } from '@cuspid/visits/api';

/** The columns of an entity, without its methods. */
export type Columns<T> = { [K in keyof T as T[K] extends (...given: never[]) => unknown ? never : K]: T[K] };

export type UserRow = Columns<User>;
export type PatientRow = Columns<Patient>;
export type AlertRow = Columns<PatientAlert>;
export type MemberRow = Omit<Columns<CareTeamMember>, 'activeUserId'>;
export type RequestRow = Omit<Columns<CareTeamRequest>, 'openUserId' | 'expiresAt'>;
export type VisitRow = Omit<Columns<Visit>, 'patient'>;
export type EntryRow = Omit<Columns<QueueEntry>, 'patient' | 'openPatientId'>;

export interface MoveRow {
  id: number;
  entryId: number;
  fromStatus: QueueStatus | null;
  toStatus: QueueStatus;
  at: Date;
  actorId: number;
}
