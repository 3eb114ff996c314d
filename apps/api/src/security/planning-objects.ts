import { NoteTemplate, PlanItems, PlanPhases, Problems } from '@cuspid/clinical-notes/api';
import type { SpecClinic } from '@cuspid/platform/testing';
import { NUMBERS, patient, type Kind, type World } from './object-kind';
import { rows } from './rows';

let made = 0;

/** Something of a patient's that is reached by its own number; an archived patient's is read by who reads the archive. */
const ofPatient = (table: string, make: (world: World, patientId: number) => Promise<number>): Kind => ({
  ...NUMBERS,
  hides: (state, { bounded, archives, operation }) =>
    state === 'archived' ? !(archives && operation.method === 'GET') : bounded,
  make: async (world, whose) => String(await make(world, await patient(world, whose))),
  archive: ({ clinic }, id) =>
    clinic.source.query('update patient set is_active = 0 where id = (select patient_id from ?? where id = ?)', [
      table,
      id,
    ]),
});

const phase = async ({ clinic, other }: World, patientId: number): Promise<number> =>
  (await clinic.get(PlanPhases).add(other, patientId, { name: `Phase ${++made}` })).id;

const item = async (world: World, patientId: number): Promise<number> => {
  const phaseId = await phase(world, patientId);
  return (await world.clinic.get(PlanItems).add(world.other, phaseId, { name: 'Filling' })).id;
};

const template = async (clinic: SpecClinic): Promise<number> => {
  const row = {
    name: `Text ${++made}`,
    type: 'PROGRESS' as const,
    text: '{{today}}: [[What?]]',
    updatedAt: new Date(),
  };
  const { identifiers } = await clinic.source.manager.insert(NoteTemplate, row);
  return Number(identifiers[0]?.['id']);
};

/** What stands in the addresses of problems, plans and texts for notes. */
export const PLANNING_OBJECTS: Record<string, Kind> = {
  '/api/problems/:id': ofPatient(
    'patient_problem',
    async ({ clinic, other }, patientId) => (await clinic.get(Problems).add(other, patientId, { code: 'CARIES' })).id,
  ),
  '/api/plan-phases/:id': ofPatient('plan_phase', phase),
  '/api/plan-items/:id': ofPatient('plan_item', item),
  '/api/note-templates/:id': {
    ...NUMBERS,
    // Texts are the clinic's.
    hides: () => false,
    make: async ({ clinic }) => String(await template(clinic)),
  },
  '/api/patients/:id/note-templates/:templateId': {
    ...NUMBERS,
    hides: (state) => state === 'archived',
    make: async ({ clinic }) => String(await template(clinic)),
    archive: ({ clinic }, id) => clinic.source.query('update note_template set is_active = 0 where id = ?', [id]),
  },
};

/** Fields that name something of a patient's plan, and how one of another patient is made. */
export const PLANNING_CHILDREN: Record<string, (world: World, patientId: number) => Promise<number>> = {
  phaseId: phase,
  before: phase,
  planItemId: item,
  problemId: async ({ clinic, other }, patientId) =>
    (await clinic.get(Problems).add(other, patientId, { code: 'CARIES' })).id,
  findingId: ({ clinic, other }, patientId) => rows.finding(clinic, patientId, other),
};

/** What a field of a plan points at for it to be taken. */
export const PLANNING_REFERENCES: Record<string, (world: World) => Promise<number>> = Object.fromEntries(
  Object.entries(PLANNING_CHILDREN).map(([name, make]) => [
    name,
    async (world: World) => make(world, await patient(world, 'own')),
  ]),
);
