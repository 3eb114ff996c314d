import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Attempts, LIMITS, type Limit } from '@cuspid/auth/api';
import type { CountersignDto } from '@cuspid/cases/contracts/dto';
import { Database, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { Passwords, UsersService } from '@cuspid/users/api';
import { CountersignRefused } from '../case-errors';
import type { TeachingCase } from '../cases/teaching-case';

/** Wrong tries at one student's screen, at whatever supervisor's address. */
const SCREEN: Limit = { name: 'countersign', max: 5, seconds: 900 };

/** Knows a supervisor at a student's screen, for one act. No session comes of it. */
@Injectable()
export class Countersigning {
  constructor(
    private readonly db: Database,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly audit: Audit,
  ) {}

  /**
   * The supervisor of this case, whose address and password these are. Unknown, somebody else, inactive, with a temporary
   * password and wrong take as long and say the same; tries count for the screen and for the account together.
   * @throws CountersignRefused (422) · TooManyAttempts (429)
   */
  async supervisorOf(me: Actor, one: TeachingCase, { supervisorEmail, password }: CountersignDto): Promise<Actor> {
    const atScreen = await this.attempts.require(SCREEN, String(me.id));
    const user = await this.users.byEmail(supervisorEmail);
    const atAccount = await this.attempts.take(LIMITS.ownPassword, String(user?.id ?? `unknown ${supervisorEmail}`));
    const mayTry = user?.id === one.supervisorId && atAccount.isWithin;
    const isRight = await this.passwords.matches(mayTry ? user.passwordHash : undefined, password);
    const isThem = user?.id === one.supervisorId && user.isActive && !user.mustChangePassword;
    if (!user || !isRight || !isThem || user.id === me.id || !mayRole(user.role, 'case.supervise')) {
      await this.refuse(me, one);
      throw new CountersignRefused();
    }
    await atScreen.giveBack();
    await atAccount.giveBack();
    return { ...me, id: user.id, name: user.name, role: user.role };
  }

  private async refuse(me: Actor, { id, patientId }: TeachingCase): Promise<void> {
    const { once: _, ...alone } = me;
    await this.db.transaction(alone, (tx) =>
      this.audit.record(tx, me, 'case.countersign-refused', { entity: 'teaching_case', id, patientId }),
    );
  }
}
