import { Injectable } from '@nestjs/common';
import type { LetterPatientDto, LetterDto, SentLetterDto } from '@cuspid/letters/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { MailLetter } from '@cuspid/platform/providers';
import { UsersService } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { aboutOf, Letter } from './letter';

/** Letters as they are shown, in a fixed number of queries. */
@Injectable()
export class LetterRows {
  constructor(private readonly users: UsersService) {}

  async of(db: EntityManager, letters: readonly Letter[]): Promise<LetterDto[]> {
    if (!letters.length) return [];
    const copies = await this.copies(db, letters);
    const people = await this.users.named(
      letters.map(({ byId }) => byId),
      db,
    );
    return letters.map((letter) => {
      const copy = copies.get(aboutOf(letter.id));
      const isWaiting = letter.state === 'WAITING';
      return {
        id: letter.id,
        kind: letter.kind,
        language: letter.language,
        startsAt: letter.startsAt.toISOString(),
        source: letter.source,
        by: (letter.byId && people.get(letter.byId)) || null,
        state: letter.state,
        withdrawnBecause: letter.withdrawnBecause,
        at: letter.createdAt.toISOString(),
        dueAt: isWaiting ? (copy?.dueAt ?? letter.dueAt).toISOString() : null,
        settledAt: letter.settledAt?.toISOString() ?? null,
        attempts: copy?.attempts ?? letter.attempts,
        lastError: copy?.lastError ?? letter.lastError,
      };
    });
  }

  async one(db: EntityManager, letter: Letter): Promise<LetterDto> {
    const [shown] = await this.of(db, [letter]);
    if (!shown) throw new Error(`letter ${letter.id} is not to be shown`);
    return shown;
  }

  /** Letters loaded with their patients, as the desk's list shows them. `mayRead`: patients whose address may be shown. */
  async sent(db: EntityManager, letters: readonly Letter[], mayRead: ReadonlySet<number>): Promise<SentLetterDto[]> {
    const shown = await this.of(db, letters);
    return letters.flatMap((letter, index) => {
      const dto = shown[index];
      if (!dto) return [];
      const recipient = mayRead.has(letter.patientId) ? letter.recipient : masked(letter.recipient);
      const mayRetry = letter.state === 'FAILED' && letter.startsAt.getTime() > clock.ms();
      return [{ ...dto, patient: patientOf(letter), visitId: letter.visitId, recipient, mayRetry }];
    });
  }

  /** The letter that took a place only one can have. */
  onlyOnce(db: EntityManager, onlyOnce: string): Promise<Letter | null> {
    return db.findOneBy(Letter, { onlyOnce });
  }

  private async copies(db: EntityManager, letters: readonly Letter[]): Promise<Map<string, MailLetter>> {
    const waiting = letters.filter(({ state }) => state === 'WAITING').map(({ id }) => aboutOf(id));
    const select = { id: true, about: true, attempts: true, lastError: true, dueAt: true };
    const copies = waiting.length ? await db.find(MailLetter, { where: { about: In(waiting) }, select }) : [];
    return new Map(copies.flatMap((copy) => (copy.about ? [[copy.about, copy]] : [])));
  }
}

const patientOf = ({ patient: { id, patientCode, firstName, lastName } }: Letter): LetterPatientDto => ({
  id,
  patientCode,
  firstName,
  lastName,
});

/** `nimali@example.lk` as `n…@example.lk`. */
const masked = (address: string) => address.replace(/^(.)[^@]*/u, '$1…');
