import { NotAllowed, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';

/** Who may undo what others posted sees and closes everybody's drawer; all others their own. */
export const seesEveryDrawer = ({ role }: Pick<Actor, 'role'>): boolean => mayRole(role, 'payment.reverse');

/** The drawer that is asked about. @throws NotAllowed where it is somebody else's */
export function drawerOf(me: Pick<Actor, 'id' | 'role'>, cashierId = me.id): number {
  if (cashierId !== me.id && !seesEveryDrawer(me)) throw new NotAllowed('payment.reverse');
  return cashierId;
}
