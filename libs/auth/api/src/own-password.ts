import { Injectable } from '@nestjs/common';
import { Invalid, NotSignedIn, type Actor } from '@cuspid/platform/api';
import { Passwords, UsersService, type User } from '@cuspid/users/api';
import { Attempts, LIMITS } from './attempts';

export const notYours = () => new Invalid([{ path: 'currentPassword', message: 'is not your password' }]);

/** Asks somebody who is signed in for their password again: what they sign is theirs, not of whoever stands at their screen. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
  ) {}

  /**
   * The account whose password it is. Somebody at a screen that was left open may not guess on. Not within a transaction: a
   * password takes its time.
   * @throws Invalid (422 on `currentPassword`) · TooManyAttempts (429)
   */
  async require(me: Pick<Actor, 'id'>, currentPassword: string): Promise<User> {
    const user = await this.users.byId(me.id);
    if (!user) throw new NotSignedIn();
    const guess = await this.attempts.require(LIMITS.ownPassword, String(me.id));
    if (!(await this.passwords.matches(user.passwordHash, currentPassword))) throw notYours();
    await guess.giveBack();
    return user;
  }
}
