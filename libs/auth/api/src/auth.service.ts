import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { ChangePasswordDto, EditProfileDto, SignedInDto } from '@cuspid/auth/contracts/dto';
import { Database, Invalid, NotSignedIn, type Actor } from '@cuspid/platform/api';
import { transaction } from '@cuspid/platform/database';
import { Passwords, User, UsersService } from '@cuspid/users/api';
import type { ProfileDto } from '@cuspid/users/contracts/dto';
import { SessionEnded, WrongSignIn } from './auth-errors';
import { Sessions } from './sessions';
import { TOKEN, Tokens } from './tokens';

/** Where a sign-in comes from. */
export interface From {
  address: string | null;
  agent: string | null;
  requestId: string;
}
type Answer = SignedInDto & { refreshToken: string };

const notYours = () => new Invalid([{ path: 'currentPassword', message: 'is not your password' }]);

@Injectable()
export class AuthService {
  constructor(
    private readonly db: Database,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly audit: Audit,
  ) {}

  /** Signs in with address and password. Unknown, inactive and wrong take as long and say the same. */
  async signIn(email: string, password: string, from: From): Promise<Answer> {
    const user = await this.users.byEmail(email);
    const isRight = await this.passwords.matches(user?.passwordHash, password);
    if (!user || !user.isActive || !isRight) {
      await transaction(this.db.source, (tx) =>
        this.audit.record(tx, { ...from, ...(user && { id: user.id }) }, 'session.refused'),
      );
      throw new WrongSignIn();
    }
    const { sessionId, refreshToken } = await transaction(this.db.source, async (tx) => {
      const begun = await this.sessions.begin(tx, user.id, { address: from.address, agent: from.agent });
      await this.audit.record(tx, { ...from, id: user.id, name: user.name, role: user.role }, 'session.begun', {
        entity: 'session',
        id: begun.sessionId,
      });
      return begun;
    });
    return this.answer(user, sessionId, refreshToken);
  }

  /** A new access token and the next refresh token. */
  async refresh(refreshToken: string | undefined): Promise<Answer> {
    const next = refreshToken ? await this.sessions.rotate(refreshToken) : null;
    const user = next && (await this.users.byId(next.session.userId));
    if (!next || !user?.isActive) throw new SessionEnded();
    return this.answer(user, next.session.id, next.refreshToken);
  }

  async signOut(me: Actor): Promise<void> {
    await transaction(this.db.source, async (tx) => {
      await this.sessions.end(tx, { id: me.sessionId }, 'signed-out');
      await this.audit.record(tx, me, 'session.ended', { entity: 'session', id: me.sessionId });
    });
  }

  async profile(me: Actor): Promise<ProfileDto> {
    const user = await this.users.byId(me.id);
    if (!user) throw new NotSignedIn();
    return user.toProfile();
  }

  /** Changes one's own name and department. */
  async editProfile(me: Actor, change: EditProfileDto): Promise<ProfileDto> {
    return this.db.transaction(me, async (tx) => {
      const user = await tx.findOneOrFail(User, { where: { id: me.id }, lock: { mode: 'pessimistic_write' } });
      const before = { name: user.name, department: user.department };
      Object.assign(user, change, { version: user.version + 1 });
      await this.audit.record(tx, me, 'profile.changed', { entity: 'user', id: me.id, before, after: { ...change } });
      return (await tx.save(user)).toProfile();
    });
  }

  /** Changes one's own password, ends every session, and begins a new one here. */
  async changePassword(me: Actor, { currentPassword, newPassword }: ChangePasswordDto, from: From): Promise<Answer> {
    const user = await this.users.byId(me.id);
    if (!(await this.passwords.matches(user?.passwordHash, currentPassword))) throw notYours();
    if (await this.passwords.matches(user?.passwordHash, newPassword)) {
      throw new Invalid([{ path: 'newPassword', message: 'must differ from the old one' }]);
    }
    const passwordHash = await this.passwords.hash(newPassword);
    return this.db.transaction(me, async (tx) => {
      const held = await tx.findOne(User, { where: { id: me.id }, lock: { mode: 'pessimistic_write' } });
      // While we hashed, somebody may have changed it: what was typed is the old one no more.
      if (held?.passwordHash !== user?.passwordHash) throw notYours();
      await tx.update(User, { id: me.id }, { passwordHash, mustChangePassword: false });
      await this.sessions.end(tx, { userId: me.id }, 'password-changed');
      const { sessionId, refreshToken } = await this.sessions.begin(tx, me.id, {
        address: from.address,
        agent: from.agent,
      });
      await this.audit.record(tx, me, 'password.changed', { entity: 'user', id: me.id });
      const changed = await tx.findOneByOrFail(User, { id: me.id });
      return this.answer(changed, sessionId, refreshToken);
    });
  }

  private async answer(user: User, sessionId: number, refreshToken: string): Promise<Answer> {
    const accessToken = await this.tokens.access(user.id, sessionId);
    return { accessToken, expiresIn: TOKEN.seconds, user: user.toProfile(), refreshToken };
  }
}
