import { SPEC_PASSWORD } from '@cuspid/platform/testing';
import { patient, type World } from './objects';
import type { Operation, Schema } from './operations';
import { aDay, rows } from './rows';

type Body = Record<string, unknown>;

/** What a field that names a record points at, for it to be taken. A field that is not here fails: whose is it? */
const REFERENCES: Record<string, (world: World) => Promise<number>> = {
  patientId: (world) => patient(world, 'own'),
  visitId: async (world) => rows.visit(world.clinic, await patient(world, 'own'), world.other),
  providerId: ({ other }) => Promise.resolve(other.id),
  clinicianId: ({ other }) => Promise.resolve(other.id),
  // Somebody of another name: whoever merges them has to say that they are one person.
  withId: (world) => patient(world, 'own'),
  withVersion: () => Promise.resolve(1),
  with: (world) => patient(world, 'own'),
  mergeId: () => Promise.resolve(NO_MERGE),
  chairId: ({ clinic }) => rows.chair(clinic),
  // Whom the caller may put on a care team: reception asks clinicians, clinicians put on students.
  userId: async ({ clinic, me }) => (await clinic.person(me.role === 'RECEPTION' ? 'DENTAL_SURGEON' : 'STUDENT')).id,
};

let made = 0;

/** A merge of the patient asked about is known to nobody beforehand: any number is refused in the same words. */
const NO_MERGE = 4_294_967_290;

/** What a route wants besides its example: what only this clinic knows, or what may be used once only. */
const BESIDES: Record<string, (world: World) => Body | Promise<Body>> = {
  'POST /api/patients': () => ({ firstName: `Given${++made}`, lastName: `Family${made}`, isNotDuplicate: true }),
  'PATCH /api/patients/:id': () => ({ dateOfBirth: '1990-05-17' }),
  'POST /api/chairs': () => ({ name: `Given ${++made}` }),
  'POST /api/visit-types': () => ({ name: `Given ${++made}` }),
  'POST /api/procedures': () => ({ name: `Given ${++made}`, code: `G-${made}` }),
  'POST /api/departments': () => ({ name: `Given ${++made}` }),
  'POST /api/holidays': () => ({ day: aDay() }),
  'PATCH /api/holidays/:id': () => ({ day: aDay() }),
  'POST /api/users': () => ({ email: `given${++made}@spec.test` }),
  'POST /api/auth/login': ({ me }) => ({ email: me.email, password: SPEC_PASSWORD }),
  'POST /api/queue/next': async (world) => {
    await rows.queueEntry(world.clinic, await patient(world, 'own'), world.other);
    return {};
  },
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
  'POST /api/patients/:id/access-requests':
    'wants a record outside one’s care: libs/patients/api/src/access-requests.spec.ts',
  'POST /api/patients/:id/unmerge': 'wants a merge: apps/api/src/merging/races.spec.ts',
  'POST /api/patients/:id/purge': 'wants an archived record: apps/api/src/patient-purge.spec.ts',
  'POST /api/auth/password/reset': 'wants a link from a letter: libs/auth/api/src/password-resets.spec.ts',
  'POST /api/auth/google': 'wants a token of Google: libs/auth/api/src/google.spec.ts',
};
