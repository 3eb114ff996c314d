import type { CareTeamRequestDto } from '@cuspid/patients/contracts';

/** A request to join, as the server tells it. */
export function aRequest(id: number, set: Partial<CareTeamRequestDto> = {}): CareTeamRequestDto {
  return {
    id,
    action: 'JOIN',
    status: 'PENDING',
    person: { id: 2, name: 'Dr Ana Silva', role: 'ORTHODONTIST', department: null },
    reason: 'Impacted canine',
    requestedBy: { id: 1, name: 'Shalini', role: 'RECEPTION', department: null },
    requestedAt: '2026-11-20T08:00:00.000Z',
    expiresAt: '2026-12-20T08:00:00.000Z',
    decidedAt: null,
    decidedBy: null,
    answer: null,
    patient: {
      id: 70 + id,
      patientCode: `PT-00${id}`,
      firstName: 'Dilani',
      lastName: `Number ${id}`,
      dateOfBirth: '1992-08-12',
      isBirthDateEstimated: false,
      sex: 'FEMALE',
      allergyState: 'NONE',
      firstAlert: null,
    },
    workload: [
      { name: 'care-team-places', count: 120 },
      { name: 'visits-ahead', count: 39 },
    ],
    ...set,
  };
}
