import { SPEC_PASSWORD } from '@cuspid/platform/testing';
import { CASE_ELSEWHERE, CASE_REFERENCES } from './case-objects';
import { MATERIAL_BESIDES, MATERIAL_REFERENCES } from './material-objects';
import { patient, type World } from './objects';
import type { Operation, Schema } from './operations';
import { PAPERS_BESIDES, PAPERS_ELSEWHERE, PAPERS_REFERENCES } from './papers-objects';
import { PLANNING_REFERENCES } from './planning-objects';
import { PRESENTATION_ELSEWHERE } from './presentation-objects';
import { REQUIREMENT_BESIDES, REQUIREMENT_ELSEWHERE } from './requirement-objects';
import { aDay, rows } from './rows';
import { STOCK_BESIDES, STOCK_ELSEWHERE } from './stock-objects';
import { TERMS_REFERENCES } from './terms-objects';

type Body = Record<string, unknown>;

/** What a field that names a record points at, for it to be taken. A field that is not here fails: whose is it? */
const REFERENCES: Record<string, (world: World) => Promise<number>> = {
  ...CASE_REFERENCES,
  ...PLANNING_REFERENCES,
  ...PAPERS_REFERENCES,
  ...TERMS_REFERENCES,
  ...MATERIAL_REFERENCES,
  procedureId: ({ clinic }) => rows.procedure(clinic),
  patientId: (world) => patient(world, 'own'),
  visitId: async (world) => rows.visit(world.clinic, await patient(world, 'own'), world.other),
  providerId: ({ other }) => Promise.resolve(other.id),
  clinicianId: ({ other }) => Promise.resolve(other.id),
  // Somebody of another name: whoever merges them has to say that they are one person.
  withId: (world) => patient(world, 'own'),
  withVersion: () => Promise.resolve(1),
  with: (world) => patient(world, 'own'),
  mergeId: () => Promise.resolve(NO_MERGE),
  a: async (world) => rows.perioExam(world.clinic, await patient(world, 'own'), world.other),
  b: async (world) => rows.perioExam(world.clinic, await patient(world, 'own'), world.other),
  chairId: ({ clinic }) => rows.chair(clinic),
  // Whom the caller may put on a care team: reception asks clinicians, clinicians put on students.
  userId: async ({ clinic, me }) => (await clinic.person(me.role === 'RECEPTION' ? 'DENTAL_SURGEON' : 'STUDENT')).id,
};

let made = 0;

/** A merge of the patient asked about is known to nobody beforehand: any number is refused in the same words. */
const NO_MERGE = 4_294_967_290;

/** What a route wants besides its example: what only this clinic knows, or what may be used once only. */
const BESIDES: Record<string, (world: World) => Body | Promise<Body>> = {
  ...MATERIAL_BESIDES,
  ...STOCK_BESIDES,
  ...PAPERS_BESIDES,
  ...REQUIREMENT_BESIDES,
  'POST /api/patients': () => ({ firstName: `Given${++made}`, lastName: `Family${made}`, isNotDuplicate: true }),
  'PATCH /api/patients/:id': () => ({ dateOfBirth: '1990-05-17' }),
  'POST /api/chairs': () => ({ name: `Given ${++made}` }),
  'POST /api/visit-types': () => ({ name: `Given ${++made}` }),
  'POST /api/procedures': () => ({ name: `Given ${++made}`, code: `G-${made}` }),
  'POST /api/note-templates': () => ({ name: `Given ${++made}` }),
  'POST /api/departments': () => ({ name: `Given ${++made}` }),
  'POST /api/holidays': () => ({ day: aDay() }),
  'PATCH /api/holidays/:id': () => ({ day: aDay() }),
  'POST /api/users': () => ({ email: `given${++made}@spec.test` }),
  'POST /api/auth/login': ({ me }) => ({ email: me.email, password: SPEC_PASSWORD }),
  'POST /api/queue/next': async (world) => {
    await rows.queueEntry(world.clinic, await patient(world, 'own'), world.other);
    return {};
  },
  // Nothing of a student's waits on a chart of this suite: whoever may sign signs nothing.
  'POST /api/patients/:id/dental-chart/cosign': () => ({ findingIds: [] }),
  'PUT /api/auth/password': () => ({ currentPassword: SPEC_PASSWORD }),
};

const isReference = ({ type, minimum, maximum }: Schema) =>
  type === 'integer' && minimum === 1 && maximum === 4_294_967_295;

/** The fields of a schema that name a record, as far as they stand in its first level. */
export function referencesOf({ properties = {} }: Schema): string[] {
  return Object.entries(properties).flatMap(([name, field]) =>
    isReference(field) && name !== 'version' ? [name] : [],
  );
}

export function referenceAt(name: string): (world: World) => Promise<number> {
  const make = REFERENCES[name];
  if (!make) throw new Error(`nobody has said in bodies.ts what “${name}” points at`);
  return make;
}

/** A body the route takes: the console's example, pointing at records that are there and within reach. */
export async function bodyFor(operation: Operation, world: World): Promise<Body | undefined> {
  if (!operation.body) return undefined;
  const example: Body = { ...Object(operation.example), ...(await BESIDES[operation.name]?.(world)) };
  for (const name of referencesOf(operation.body)) {
    if (name in example) example[name] = await referenceAt(name)(world);
  }
  return example;
}

/** What has to be asked with a route: `?with=…`, pointing at a record that is there. Nothing where nothing has to be. */
export async function queryFor({ query }: Operation, world: World): Promise<string> {
  const asked = [];
  for (const { name, schema, isRequired } of query) {
    if (!isRequired) continue;
    const value = isReference(schema) ? await referenceAt(name)(world) : Reflect.get(Object(schema), 'example');
    asked.push(`${name}=${encodeURIComponent(String(value))}`);
  }
  return asked.length ? `?${asked.join('&')}` : '';
}

/** Routes whose example cannot be taken here, and where it is. */
export const TAKEN_ELSEWHERE: Record<string, string> = {
  ...CASE_ELSEWHERE,
  ...STOCK_ELSEWHERE,
  ...PAPERS_ELSEWHERE,
  ...PRESENTATION_ELSEWHERE,
  ...REQUIREMENT_ELSEWHERE,
  'POST /api/patient-materials/:id/restore':
    'wants a usage in the bin: libs/patient-materials/api/src/materials.spec.ts',
  'GET /api/patients/:id/materials/proposal':
    'wants a visit or a procedure: libs/patient-materials/api/src/materials.spec.ts',
  'POST /api/patients/:id/dental-chart/versions/:versionId/restore':
    'wants a version in the bin: libs/dental-chart/api/src/versions/versions.spec.ts',
  'POST /api/patients/:id/documents': 'wants a form with a file: libs/documents/api/src/uploads/uploads.spec.ts',
  'PUT /api/document-uploads/:id/content': 'wants bytes: libs/documents/api/src/uploads/uploads.spec.ts',
  'POST /api/documents/:id/restore': 'wants a document in the bin: libs/documents/api/src/documents.spec.ts',
  'PATCH /api/clinical-notes/:id': 'wants a draft of one’s own: libs/clinical-notes/api/src/notes/notes.spec.ts',
  'DELETE /api/clinical-notes/:id': 'wants a draft of one’s own: libs/clinical-notes/api/src/notes/notes.spec.ts',
  'POST /api/clinical-notes/:id/sign': 'wants a draft of one’s own: libs/clinical-notes/api/src/notes/notes.spec.ts',
  'POST /api/clinical-notes/:id/restore': 'wants a draft in the bin: libs/clinical-notes/api/src/notes/notes.spec.ts',
  'POST /api/clinical-notes/:id/strike': 'wants a note of one’s own: libs/clinical-notes/api/src/notes/notes.spec.ts',
  'POST /api/patients/:id/plan/acceptances': 'wants a plan: libs/clinical-notes/api/src/plan/plan.spec.ts',
  'POST /api/patients/:id/discounts':
    'wants a charge of the patient: libs/payment-records/api/src/terms/discounts.spec.ts',
  'POST /api/patients/:id/access-requests':
    'wants a record outside one’s care: libs/patients/api/src/access-requests.spec.ts',
  'POST /api/patients/:id/unmerge': 'wants a merge: apps/api/src/merging/races.spec.ts',
  'GET /api/patients/:id/dental-chart/perio/compare':
    'wants two exams of the patient: libs/perio/api/src/perio.spec.ts',
  'POST /api/patients/:id/dental-chart/perio/:examId/diagnosis':
    'wants a finished exam: libs/perio/api/src/perio.spec.ts',
  'GET /api/patients/:id/history.pdf': 'wants a history: libs/case-history/api/src/case-history.spec.ts',
  'PUT /api/patients/:id/history': 'wants version 0: libs/case-history/api/src/case-history.spec.ts',
  'PUT /api/patients/:id/history/draft': 'wants version 0: libs/case-history/api/src/drafts-and-waiting.spec.ts',
  'POST /api/patients/:id/purge': 'wants an archived record: apps/api/src/patient-purge.spec.ts',
  'POST /api/auth/password/reset': 'wants a link from a letter: libs/auth/api/src/password-resets.spec.ts',
  'POST /api/short-notice/:id/answer':
    'wants a time that is offered: libs/visits/api/src/short-notice/short-notice.spec.ts',
  'POST /api/visits/:id/series/move': 'wants a series: libs/visits/api/src/series/series.spec.ts',
  'POST /api/visits/:id/series/cancel': 'wants a series: libs/visits/api/src/series/series.spec.ts',
  'POST /api/queue/:id/settle': 'wants a card of a day that is over: libs/queue/api/src/day-end/day-end.spec.ts',
  'POST /api/queue/:id/route': 'wants a student’s patient: libs/queue/api/src/route/route.spec.ts',
  'PUT /api/letter-templates/:kind/:language':
    'wants the version of a text that is always there: libs/letters/api/src/templates.spec.ts',
  'POST /api/short-notice/:id/restore':
    'wants an entry just taken off: libs/visits/api/src/short-notice/short-notice.spec.ts',
  'POST /api/recalls/:id/undo': 'wants a try to take back: libs/recalls/api/src/recalls.spec.ts',
  'POST /api/queue/:id/call-again': 'wants a patient who was called: libs/queue/api/src/http.spec.ts',
  'POST /api/auth/google': 'wants a token of Google: libs/auth/api/src/google.spec.ts',
};
