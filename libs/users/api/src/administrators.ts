import { NotFound, NotSignedIn, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { In } from 'typeorm';
import { User } from './user';
import { LastAdministrator } from './user-errors';

const ADMINISTRATOR = { role: 'ADMIN', isActive: true } as const;

/** Locks one person. Errors: `NotFound`. */
export async function hold(tx: Tx, id: number): Promise<User> {
  const user = await tx.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!user) throw new NotFound();
  return user;
}

/**
 * Locks a person who is to be deactivated or to get another role, and with them every active administrator, in the
 * order of their ids: changes on any number of replicas wait for one another, and whoever comes second sees what the
 * first has left. Where it `takesAway` the person, refuses for the last administrator and for a caller who is one no
 * more. Errors: `NotFound`, `LastAdministrator`, `NotSignedIn`.
 */
export async function holdWithAdministrators(
  tx: Tx,
  me: Actor,
  id: number,
  takesAway: (user: User) => boolean,
): Promise<User> {
  const known = await tx.find(User, { where: ADMINISTRATOR, select: { id: true } });
  const ids = [...new Set([id, ...known.map((one) => one.id)])];
  const rows = await tx.find(User, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const administrators = rows.filter(({ role, isActive }) => isActive && role === ADMINISTRATOR.role);
  const user = rows.find((one) => one.id === id);
  if (!user) throw new NotFound();
  if (!takesAway(user)) return user;
  if (administrators.includes(user) && administrators.length === 1) throw new LastAdministrator();
  if (!administrators.some((one) => one.id === me.id)) throw new NotSignedIn();
  return user;
}
