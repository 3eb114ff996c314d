import { SPEC_PASSWORD } from '@cuspid/platform/testing';
import { patient, type World } from './objects';
import type { Operation, Schema } from './operations';
import { rows } from './rows';

type Body = Record<string, unknown>;

/** What a field that names a record points at, for it to be taken. A field that is not here fails: whose is it? */
const REFERENCES: Record<string, (world: World) => Promise<number>> = {
  patientId: (world) => patient(world, 'own'),
  visitId: async (world) => rows.visit(world.clinic, await patient(world, 'own'), world.other),
  providerId: ({ other }) => Promise.resolve(other.id),
  clinicianId: ({ other }) => Promise.resolve(other.id),
  chairId: ({ clinic }) => rows.chair(clinic),
};

let made = 0;

/** What a route wants besides its example: what only this clinic knows, or what may be used once only. */
const BESIDES: Record<string, (world: World) => Body> = {
  'POST /api/patients': () => ({ firstName: `Given${++made}`, lastName: `Family${made}`, isNotDuplicate: true }),
  'PATCH /api/patients/:id': () => ({ dateOfBirth: '1990-05-17' }),
  'POST /api/auth/login': ({ me }) => ({ email: me.email, password: SPEC_PASSWORD }),
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
  const example: Body = { ...Object(operation.example), ...BESIDES[operation.name]?.(world) };
  for (const name of referencesOf(operation.body)) {
    if (name in example) example[name] = await referenceAt(name)(world);
  }
  return example;
}
