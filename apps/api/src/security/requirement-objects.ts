import { RequirementKinds, StudentGroups } from '@cuspid/cases/api';
import { ConsentsService } from '@cuspid/patients/api';
import { NUMBERS, parentOf, type Kind, type World } from './object-kind';

let made = 0;

/** The clinic's own lists of what students have to have done: whoever reaches one reaches all. */
const listed = (make: (world: World) => Promise<{ id: number }>): Kind => ({
  ...NUMBERS,
  hides: () => false,
  make: async (world) => String((await make(world)).id),
});

const kind = listed(({ clinic, other }) =>
  clinic.get(RequirementKinds).add(other, { name: `Kind ${++made}`, counts: 'CASES', caseClass: 'CLASS_2' }),
);

/** What stands in the addresses of requirements and of consents. */
export const REQUIREMENT_OBJECTS: Record<string, Kind> = {
  '/api/requirement-kinds/:id': kind,
  '/api/cases/requirements/:kindId': kind,
  '/api/student-groups/:id': listed(({ clinic, other }) =>
    clinic.get(StudentGroups).add(other, { name: `Group ${++made}`, beganOn: '2026-01-01', deadline: '2027-01-01' }),
  ),
  '/api/patients/:id/consents/:consentId': {
    ...NUMBERS,
    hides: (state) => state === 'foreign',
    make: async (world, whose, parents) => {
      const patientId = await parentOf(world, whose, parents);
      const given = { purpose: 'RESEARCH', givenBy: 'GUARDIAN' } as const;
      return String((await world.clinic.get(ConsentsService).record(world.other, patientId, given)).id);
    },
  },
};

export const REQUIREMENT_BESIDES = {
  'POST /api/requirement-kinds': () => ({ name: `Given ${++made}`, counts: 'CASES', caseClass: 'CLASS_1' }),
  'POST /api/student-groups': () => ({ name: `Given ${++made}`, quotas: [], studentIds: [] }),
  'PATCH /api/student-groups/:id': () => ({ name: `Given ${++made}`, quotas: [], studentIds: [] }),
  'POST /api/patients/:id/consents': () => ({ givenBy: 'GUARDIAN' }),
};

export const REQUIREMENT_ELSEWHERE: Record<string, string> = {
  'GET /api/cases/requirements/:kindId/work':
    'wants a student from whoever is none: libs/cases/api/src/requirements/requirements.spec.ts',
};
