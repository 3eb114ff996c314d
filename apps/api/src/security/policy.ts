import { mayRole, PERMISSIONS, reachOf, type Permission, type Role } from '@cuspid/platform/contracts';
import type { CallerKind } from './callers';
import { kindAt, type State } from './objects';
import type { Operation } from './operations';

/** What the clinic's written policy says of one request, before it is sent. */
export type Verdict = 'not-signed-in' | 'password-change-required' | 'not-allowed' | 'malformed' | 'not-found' | 'open';

/** `assigned`: dentists see the patients they are assigned to · `clinic`: every dentist sees every patient. */
export type Scope = 'assigned' | 'clinic';

/** Asked of records outside one's care: whether there is one, nobody learns, so that the answer is always the same. */
const ALIKE = ['POST /api/patients/:id/access-requests'];

/** The lines of the matrix that open the route. */
export const linesOf = ({ permissions }: Operation): Permission[] =>
  PERMISSIONS.filter((permission) => permissions.includes(permission));

/** Whether the role reaches only its own patients, or its own records, through this route. */
export function isBounded(operation: Operation, role: Role, scope: Scope): boolean {
  const reaches = linesOf(operation).map((permission) => reachOf(role, permission));
  if (reaches.includes('all')) return false;
  return reaches.includes('own') || role === 'STUDENT' || scope === 'assigned';
}

/** Read from the matrix and from what stands at the address; never from the code that answers. */
export function verdictOn(
  operation: Operation,
  caller: { kind: CallerKind; role: Role },
  object: { varied: number; state: State } | undefined,
  scope: Scope,
): Verdict {
  const { kind, role } = caller;
  if (!operation.isPublic) {
    if (kind === 'nobody' || kind === 'disabled') return 'not-signed-in';
    if (kind === 'gated' && !operation.answersWhileGated) return 'password-change-required';
    if (!linesOf(operation).some((permission) => mayRole(role, permission))) return 'not-allowed';
  }
  if (!object || object.state === 'own') return 'open';
  if (object.state === 'malformed') return 'malformed';
  if (ALIKE.includes(operation.name)) return 'open';
  if (object.state === 'missing') return 'not-found';
  const { hides } = kindAt(operation.slots[object.varied] ?? '');
  const bounded = isBounded(operation, role, scope);
  const archives = mayRole(role, 'patient.archive');
  return hides(object.state, { bounded, archives, operation }) ? 'not-found' : 'open';
}
