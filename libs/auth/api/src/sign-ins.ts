import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { SignedInDto } from '@cuspid/auth/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { clock, transaction } from '@cuspid/platform/database';
import { Passwords, Turns, User, UsersService } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { AddressLines } from './address-lines';
import { Attempts, LIMITS } from './attempts';
import { SessionEnded, WrongSignIn } from './auth-errors';
import { networkOf, type From } from './from';
import { Refreshes } from './refreshes';
import { Sessions } from './sessions';
import { TOKEN, Tokens } from './tokens';

/** What a sign-in gives: the access token for the page, the refresh token for the cookie. */
export type Answer = SignedInDto & { refreshToken: string };

/** Why somebody is refused: for the audit log, never for the answer. */
type Why = 'unknown' | 'inactive' | 'wrong' | 'locked' | 'expired';

const AT_ONCE = 8;
const WAITING = 200;
/** Networks an account has not signed in from lately, all together. */
const ELSEWHERE = 'elsewhere';

/** Signs people in by address and password, keeps them signed in, and signs them out. */
@Injectable()
export class SignIns {
  private readonly turns = new Turns(AT_ONCE, WAITING);
  private readonly lines = new AddressLines();

  constructor(
    private readonly source: DataSource,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly sessions: Sessions,
    private readonly refreshes: Refreshes,
    private readonly tokens: Tokens,
    private readonly audit: Audit,
  ) {}

  /**
   * Signs in with address and password. Unknown, inactive, locked, expired and wrong take as long and say the same.
   * @throws WrongSignIn, TooManyAttempts (the address, whatever the account), Busy
   */
  async signIn(email: string, password: string, from: From): Promise<Answer> {
    // Whoever has tried too often waits in no line.
    const network = networkOf(from.address);
    await this.attempts.requireRoom(LIMITS.address, network);
    return this.lines.take(network, () => this.turns.take(() => this.attempt(email, password, from)));
  }

  /** A new access token and the next refresh token. */
  async refresh(refreshToken: string | undefined): Promise<Answer> {
    const next = refreshToken ? await this.refreshes.rotate(refreshToken) : null;
    if (!next) throw new SessionEnded();
    return this.answer(next.user, next.sessionId, next.refreshToken);
  }

  async signOut(me: Actor): Promise<void> {
    await transaction(this.source, async (tx) => {
      await this.sessions.end(tx, { id: me.sessionId }, 'signed-out');
      await this.audit.record(tx, me, 'session.ended', {
        entity: 'session',
        id: me.sessionId,
        after: { reason: 'signed-out' },
      });
    });
  }

  /** What the browser gets for a session. */
  async answer(user: User, sessionId: number, refreshToken: string): Promise<Answer> {
    const accessToken = await this.tokens.access(user.id, sessionId);
    return { accessToken, expiresIn: TOKEN.seconds, user: user.toProfile(), refreshToken };
  }

  private async attempt(email: string, password: string, from: From): Promise<Answer> {
    const network = networkOf(from.address);
    const atAddress = await this.attempts.require(LIMITS.address, network);
    const user = await this.users.byEmail(email);
    // The account's own spelling: the database finds é where e was typed, and each would have tries of its own.
    const account = user?.email ?? email;
    const isOwn = await this.sessions.isOwnNetwork(user?.id ?? 0, network);
    const atAccount = await this.attempts.take(LIMITS.account, account, isOwn ? network : ELSEWHERE);
    try {
      // What is locked is checked against nobody's: as long, and for nothing.
      const kept = atAccount.isWithin ? user?.passwordHash : undefined;
      const isRight = await this.passwords.matches(kept, password);
      const begun = await this.begin(user, atAccount.isWithin ? isRight : 'locked', from);
      await atAddress.giveBack();
      await this.attempts.clear(LIMITS.account, account);
      return begun;
    } catch (error) {
      // What went wrong on our side was no failure of theirs.
      if (!(error instanceof WrongSignIn)) await Promise.all([atAddress.giveBack(), atAccount.giveBack()]);
      throw error;
    }
  }

  /** Begins the session, or notes why not: in the same number of steps. */
  private async begin(user: User | null, isRight: boolean | 'locked', from: From): Promise<Answer> {
    const begun = await transaction(this.source, async (tx) => {
      // While the password was checked, it may have been changed, or the account closed.
      const held = await tx.findOne(User, { where: { id: user?.id ?? 0 }, lock: { mode: 'pessimistic_write' } });
      const why = whyNot(held, held?.passwordHash === user?.passwordHash && isRight);
      const by = { ...from, ...(held && { id: held.id, name: held.name, role: held.role }) };
      if (!held || why) {
        await this.audit.record(tx, by, 'session.refused', { after: { by: 'password', reason: why } });
        return null;
      }
      const { sessionId, refreshToken } = await this.sessions.begin(tx, held.id, from);
      await this.audit.record(tx, by, 'session.begun', {
        entity: 'session',
        id: sessionId,
        after: { by: 'password' },
      });
      return { user: held, sessionId, refreshToken };
    });
    if (!begun) throw new WrongSignIn();
    return this.answer(begun.user, begun.sessionId, begun.refreshToken);
  }
}

function whyNot(user: User | null, isRight: boolean | 'locked'): Why | null {
  if (!user) return 'unknown';
  if (isRight === 'locked') return 'locked';
  if (!user.isActive) return 'inactive';
  if (!isRight) return 'wrong';
  return user.passwordExpiresAt && user.passwordExpiresAt.getTime() <= clock.ms() ? 'expired' : null;
}
