import { indexPatients, Patient } from '@cuspid/patients/api';
import { CLINICAL_STATUSES, PATIENT, PHONE, SEXES } from '@cuspid/patients/contracts';
import { AddressRefused, requireAddress } from '@cuspid/platform/providers';
import { StaysBehind, type Differs, type SourceRow, type Step } from './step';
import { fitting, flagOf, instantOf, oneOf, textOf } from './values';

const EARLIEST_BIRTH = '1890-01-01';

/** Patients under their old codes. Deleted ones come into the archive. The former system does not say who registered them. */
export const PATIENTS: Step = {
  table: 'patients',
  select: `select id, patient_code, first_name, last_name, date_format(date_of_birth, '%Y-%m-%d') as date_of_birth, gender, address,
      province, phone, email, emergency_contact_name, emergency_contact_phone, nhi_verified, status, created_at, deleted_at
    from patients where id > ? order by id limit ?`,
  ours: 'patient',
  async carry(row, { tx, known, differs }) {
    const patientCode = textOf(row, 'patient_code')?.toUpperCase();
    if (!patientCode) throw new StaysBehind('it has no patient code');
    if (await tx.existsBy(Patient, { patientCode }))
      throw new StaysBehind('its patient code belongs to somebody here already');
    const registeredAt = instantOf(row, 'created_at') ?? known.now;
    const patient = await tx.save(
      tx.create(Patient, {
        ...personOf(row, known.now, differs),
        ...contactOf(row, differs),
        ...lifeOf(row, known.by.id),
        ...{ patientCode, registeredAt, registeredById: known.by.id, createdAt: registeredAt, version: 1 },
      }),
    );
    await indexPatients(tx, [patient]);
    return patient.id;
  },
};

function personOf(row: SourceRow, now: Date, differs: Differs) {
  const sex = oneOf(row, 'gender', SEXES);
  if (!sex) throw new StaysBehind('its gender is not one of the three');
  const status = oneOf(row, 'status', CLINICAL_STATUSES);
  if (!status) differs('its status is not known here: CONSULTATION');
  const firstName = fitting(row, 'first_name', PATIENT.nameMax, differs);
  const lastName = fitting(row, 'last_name', PATIENT.nameMax, differs);
  if (!firstName && !lastName) throw new StaysBehind('it has no name');
  if (!firstName || !lastName) differs('one of its names is empty: a dash stands there');
  return {
    firstName: firstName ?? '–',
    lastName: lastName ?? '–',
    dateOfBirth: birthOf(row, now, differs),
    sex,
    clinicalStatus: status ?? 'CONSULTATION',
    isInsuranceVerified: flagOf(row, 'nhi_verified'),
  };
}

function birthOf(row: SourceRow, now: Date, differs: Differs): string | null {
  const day = textOf(row, 'date_of_birth');
  const today = now.toISOString().slice(0, 10);
  if (day && day >= EARLIEST_BIRTH && day <= today) return day;
  differs('its date of birth cannot be: unknown');
  return null;
}

function contactOf(row: SourceRow, differs: Differs) {
  return {
    phone: phoneOf(row, 'phone', differs),
    email: emailOf(row, differs),
    address: fitting(row, 'address', PATIENT.addressMax, differs),
    province: fitting(row, 'province', PATIENT.provinceMax, differs),
    emergencyName: fitting(row, 'emergency_contact_name', PATIENT.personMax, differs),
    emergencyPhone: phoneOf(row, 'emergency_contact_phone', differs),
  };
}

function phoneOf(row: SourceRow, column: string, differs: Differs): string | null {
  const phone = textOf(row, column);
  if (!phone || PHONE.matches.test(phone)) return phone;
  differs(`${column} is no phone number: it stays behind`);
  return null;
}

function emailOf(row: SourceRow, differs: Differs): string | null {
  const email = textOf(row, 'email');
  try {
    return email && requireAddress(email);
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error;
    differs('email is not one plain e-mail address: it stays behind');
    return null;
  }
}

function lifeOf(row: SourceRow, byId: number) {
  const archivedAt = instantOf(row, 'deleted_at');
  if (!archivedAt) return { isActive: true };
  return { isActive: false, archivedAt, archivedById: byId, archiveReason: 'Deleted in the former system' };
}
