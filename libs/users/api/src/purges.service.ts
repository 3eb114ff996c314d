import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, type Actor } from '@cuspid/platform/api';
import type { Role } from '@cuspid/platform/contracts';
import { clock, isReferenced, type Tx } from '@cuspid/platform/database';
import { MailOutbox } from '@cuspid/platform/providers';
import type { UserPurgedDto } from '@cuspid/users/contracts/dto';
import { hold } from './administrators';
import { TemporaryPassword } from './temporary-password';
import { TemporaryPasswords } from './temporary-passwords';
import { Ties } from './ties';
import { User } from './user';
import { StillActive } from './user-errors';

const IN_WORDS: Record<Role, string> = {
  ADMIN: 'administrator',
  ORTHODONTIST: 'orthodontist',
  DENTAL_SURGEON: 'dental surgeon',
  NURSE: 'nurse',
  RECEPTION: 'receptionist',
  STUDENT: 'student',
};

/** Deletes accounts for good. */
@Injectable()
export class PurgesService {
  constructor(
    private readonly db: Database,
    private readonly temporary: TemporaryPasswords,
    private readonly ties: Ties,
    private readonly outbox: MailOutbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Deletes a deactivated account if no record of the clinic names it. Otherwise everything personal goes and the
   * authorship stays: the records say “Former dental surgeon 17”, who is one person and nobody else.
   */
  async purge(me: Actor, id: number): Promise<UserPurgedDto> {
    const passwordHash = await this.temporary.unusable();
    return this.db.transaction(me, async (tx) => {
      const user = await hold(tx, id);
      if (user.isActive) throw new StillActive();
      await tx.delete(TemporaryPassword, { userId: id });
      await this.outbox.forget(tx, user.email);
      await this.ties.forget(tx, user);
      const isGone = await this.delete(tx, user);
      if (!isGone) await this.anonymise(tx, user, passwordHash);
      // Names and addresses are what goes: the trail keeps which account it was, not whose.
      const after = { role: user.role };
      await this.audit.record(tx, me, isGone ? 'user.deleted' : 'user.anonymised', { entity: 'user', id, after });
      return { outcome: isGone ? 'DELETED' : 'ANONYMISED' };
    });
  }

  /** The database knows what names a person: it lets go of who is named nowhere, and of nobody else. */
  private async delete(tx: Tx, { id }: User): Promise<boolean> {
    try {
      await tx.delete(User, { id });
      return true;
    } catch (error) {
      if (isReferenced(error)) return false; // the server undoes the one statement only
      throw error;
    }
  }

  private async anonymise(tx: Tx, user: User, passwordHash: string): Promise<void> {
    await tx.save(
      Object.assign(user, {
        name: `Former ${IN_WORDS[user.role]} ${user.id}`,
        email: `former-${user.id}@invalid`,
        department: null,
        googleSub: null,
        preferences: null,
        lastSeenAt: null,
        passwordHash,
        mustChangePassword: false,
        passwordExpiresAt: null,
        anonymisedAt: user.anonymisedAt ?? clock.now(),
        version: user.version + 1,
      }),
    );
  }
}
