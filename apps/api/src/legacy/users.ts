import { ROLES } from '@cuspid/platform/contracts';
import { AddressRefused, requireAddress } from '@cuspid/platform/providers';
import { User } from '@cuspid/users/api';
import { USER } from '@cuspid/users/contracts';
import { StaysBehind, type Carrying, type SourceRow, type Step } from './step';
import { fitting, instantOf, oneOf, textOf } from './values';

/**
 * People and their accounts. Passwords stay behind: whoever comes over asks for a letter with a link (Forgot your password?). Whoever
 * has an account here already, under the same address, keeps it as it is.
 */
export const USERS: Step = {
  table: 'users',
  select: `select id, name, email, role, department, status, last_login, last_activity_at, created_at, updated_at
    from users where id > ? order by id limit ?`,
  ours: 'user',
  async carry(row, { tx, known, differs }: Carrying) {
    const email = addressOf(row);
    const role = oneOf(row, 'role', ROLES);
    if (!role) throw new StaysBehind('its role is not one of the six');
    const here = await tx.findOneBy(User, { email });
    if (here) {
      differs('has an account here already, which stays as it is');
      return here.id;
    }
    const isActive = row['status'] === 'ACTIVE';
    const createdAt = instantOf(row, 'created_at') ?? known.now;
    const { id } = await tx.save(
      tx.create(User, {
        name: fitting(row, 'name', USER.nameMax, differs) ?? email,
        ...{ email, role, isActive, createdAt, mustChangePassword: false, version: 1 },
        department: fitting(row, 'department', USER.departmentMax, differs),
        passwordHash: await known.newPassword(),
        lastSeenAt: instantOf(row, 'last_activity_at') ?? instantOf(row, 'last_login'),
        deactivatedAt: isActive ? null : (instantOf(row, 'updated_at') ?? known.now),
      }),
    );
    return id;
  },
};

function addressOf(row: SourceRow): string {
  try {
    return requireAddress((textOf(row, 'email') ?? '').toLowerCase());
  } catch (error) {
    throw error instanceof AddressRefused ? new StaysBehind('its address is not one plain e-mail address') : error;
  }
}
