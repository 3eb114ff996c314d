import type {
  ExportedAlertDto,
  ExportedMergeDto,
  ExportedPersonDto,
  ExportedPlaceDto,
  ExportedRequestDto,
} from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';
import { AccessRequest } from '../access-request';
import { CareTeamMember } from '../care-team-member';
import { CareTeamRequest } from '../care-team-request';
import { PatientMerge } from '../merging/patient-merge';
import type { Patient } from '../patient';
import { PatientAlert } from '../patient-alert';
import { momentOf, namesOf, rowsExport } from './part-export';

/** The person, as registered. */
export async function personExport(db: EntityManager, patient: Patient): Promise<ExportedPersonDto> {
  const name = await namesOf(db, [patient.registeredById, patient.allergiesConfirmedById]);
  const { firstName, lastName, isBirthDateEstimated, sex, phone, otherPhone, email, address, province } = patient;
  const { guardianName, guardianPhone, emergencyName, emergencyPhone, language, clinicalStatus } = patient;
  return {
    code: patient.patientCode,
    ...{ firstName, lastName, birthDate: patient.dateOfBirth, isBirthDateEstimated, sex },
    ...{ phone, otherPhone, email, address, province },
    ...{ guardianName, guardianPhone, emergencyName, emergencyPhone },
    isInsuranceVerified: patient.isInsuranceVerified,
    language,
    isReminderOptOut: patient.isReminderOptOut,
    clinicalStatus,
    allergies: patient.allergyState,
    allergiesConfirmedAt: momentOf(patient.allergiesConfirmedAt),
    allergiesConfirmedBy: name(patient.allergiesConfirmedById),
    registeredAt: patient.registeredAt.toISOString(),
    registeredBy: name(patient.registeredById),
  };
}

export const alertsExport = rowsExport(
  PatientAlert,
  ({ recordedById, confirmedById, endedById }) => [recordedById, confirmedById, endedById],
  (row, name): ExportedAlertDto => {
    const { kind, severity, label, note, since, expectedOn, endedAs, endNote } = row;
    return {
      ...{ kind, severity, label, note, since, expectedOn },
      recordedAt: row.recordedAt.toISOString(),
      recordedBy: name(row.recordedById),
      confirmedAt: momentOf(row.confirmedAt),
      confirmedBy: name(row.confirmedById),
      endedAt: momentOf(row.endedAt),
      endedBy: name(row.endedById),
      ...{ endedAs, endNote },
    };
  },
);

export const careTeamExport = rowsExport(
  CareTeamMember,
  ({ userId, addedById, endedById }) => [userId, addedById, endedById],
  (row, name): ExportedPlaceDto => ({
    person: name(row.userId),
    role: row.role,
    from: row.since.toISOString(),
    to: momentOf(row.endedAt),
    addedBy: name(row.addedById),
    endedBy: name(row.endedById),
  }),
);

export const careTeamRequestsExport = rowsExport(
  CareTeamRequest,
  ({ userId, requestedById, decidedById }) => [userId, requestedById, decidedById],
  (row, name): ExportedRequestDto => ({
    action: row.action,
    person: name(row.userId),
    reason: row.reason,
    askedBy: name(row.requestedById),
    askedAt: row.requestedAt.toISOString(),
    status: row.statusAt(clock.now()),
    decidedAt: momentOf(row.decidedAt),
    decidedBy: name(row.decidedById),
    answer: row.answer,
  }),
);

export const accessRequestsExport = rowsExport(
  AccessRequest,
  ({ userId, decidedById }) => [userId, decidedById],
  (row, name): ExportedRequestDto => ({
    action: 'JOIN',
    person: name(row.userId),
    reason: row.reason,
    askedBy: name(row.userId),
    askedAt: row.askedAt.toISOString(),
    status: row.statusAt(clock.now()),
    decidedAt: momentOf(row.decidedAt),
    decidedBy: name(row.decidedById),
    answer: row.answer,
  }),
);

/** That it was done; the rows themselves are among the other parts. */
export const mergesExport = rowsExport(
  PatientMerge,
  ({ mergedById, undoneById }) => [mergedById, undoneById],
  (row, name): ExportedMergeDto => ({
    mergedAt: row.mergedAt.toISOString(),
    mergedBy: name(row.mergedById),
    reason: row.reason,
    undoneAt: momentOf(row.undoneAt),
    undoneBy: name(row.undoneById),
  }),
);
