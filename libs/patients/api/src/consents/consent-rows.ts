import type { ConsentDto } from '@cuspid/patients/contracts/dto';
import { User } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { ConsentWithdrawal } from './consent-withdrawal';
import type { PatientConsent } from './patient-consent';

/** Consents as they are told, with what became of them. */
export async function consentDtos(
  db: EntityManager,
  rows: readonly PatientConsent[],
  today: string,
): Promise<ConsentDto[]> {
  if (!rows.length) return [];
  const found = await db.findBy(ConsentWithdrawal, { consentId: In(rows.map(({ id }) => id)) });
  const taken = new Map(found.map((row) => [row.consentId, row]));
  const ids = [...rows, ...found].map(({ recordedById }) => recordedById);
  const people = new Map((await db.findBy(User, { id: In(ids) })).map((user) => [user.id, user.toStaff()]));
  return rows.map((row) => {
    const { id, purpose, givenBy, giverName, givenOn, validUntil, reference } = row;
    const withdrawal = taken.get(id);
    return {
      ...{ id, purpose, givenBy, giverName, givenOn, validUntil, reference },
      ...recorded(row, people),
      withdrawal: withdrawal
        ? {
            withdrawnBy: withdrawal.withdrawnBy,
            reason: withdrawal.reason,
            ...recorded(withdrawal, people),
          }
        : null,
      holds: !withdrawal && givenOn <= today && (validUntil === null || validUntil >= today),
    };
  });
}

function recorded(
  { recordedAt, recordedById }: Pick<PatientConsent, 'recordedAt' | 'recordedById'>,
  people: ReadonlyMap<number, StaffDto>,
) {
  const recordedBy = people.get(recordedById) ?? { id: recordedById, name: '', role: 'ADMIN', department: null };
  return { recordedAt: recordedAt.toISOString(), recordedBy };
}
