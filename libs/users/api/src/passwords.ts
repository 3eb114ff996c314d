import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for Argon2id (the library's default kind): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes and checks passwords, off the main thread. */
@Injectable()
export class Passwords {
  /** What an unknown address is checked against, so that it takes as long as a known one. */
  private readonly nobody = hash('a password nobody has', COST);

  hash(password: string): Promise<string> {
    return hash(password.normalize('NFC'), COST);
  }

  /** Whether `password` is the one behind `kept`; false, after the same time, when there is nothing kept. */
  async matches(kept: string | undefined, password: string): Promise<boolean> {
    const isRight = await verify(kept ?? (await this.nobody), password.normalize('NFC'));
    return isRight && kept !== undefined;
  }
}
