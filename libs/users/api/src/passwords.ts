import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Invalid } from '@cuspid/platform/api';
import { USER, weaknessOf, type WeaknessCode } from '@cuspid/users/contracts';
import { Turns } from './turns';
import type { User } from './user';

/** OWASP's floor for Argon2id (the library's default kind): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** One processor stays free for everybody who is signed in already. */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1));
const WAITING = 200;

const INSTEAD = 'take several words that do not belong together';
const SAYS: Record<WeaknessCode, string> = {
  'too-short': `must have ${USER.passwordMin} to ${USER.passwordMax} characters`,
  'too-long': `must have ${USER.passwordMin} to ${USER.passwordMax} characters`,
  repeats: `repeats the same few signs: ${INSTEAD}`,
  sequence: `goes along the keyboard or the alphabet: ${INSTEAD}`,
  common: `is among those everybody tries first: ${INSTEAD}`,
  'one-word': `is a single word: ${INSTEAD}`,
  personal: 'holds your own name or address',
};
const refused = (message: string) => new Invalid([{ path: 'newPassword', message }]);

/** Hashes, checks and judges passwords, off the main thread and a few at once: the rest of the clinic goes on. */
@Injectable()
export class Passwords {
  /** What an unknown address is checked against, so that it takes as long as a known one. */
  private readonly nobody = hash('a password nobody has', COST);
  private readonly turns = new Turns(AT_ONCE, WAITING);

  /** @throws Busy when two hundred wait already. */
  hash(password: string): Promise<string> {
    return this.turns.take(() => hash(password.normalize('NFC'), COST));
  }

  /**
   * Whether `password` is the one behind `kept`; false, after the same time, when there is nothing kept.
   * @throws Busy when two hundred wait already.
   */
  matches(kept: string | undefined, password: string): Promise<boolean> {
    return this.turns.take(async () => {
      const isRight = await verify(kept ?? (await this.nobody), password.normalize('NFC'));
      return isRight && kept !== undefined;
    });
  }

  /** @throws Invalid (422 on `newPassword`) for a password that is weak, or the one the person has. */
  async accept(password: string, person: Pick<User, 'name' | 'email' | 'passwordHash'>): Promise<void> {
    const weakness = weaknessOf(password, [person.name, person.email]);
    if (weakness) throw refused(SAYS[weakness.code]);
    if (await this.matches(person.passwordHash, password)) throw refused('must differ from the old one');
  }
}
