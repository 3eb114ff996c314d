import { Injectable } from '@nestjs/common';
import type { LetterStatsDto } from '@cuspid/letters/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { MailLetter } from '@cuspid/platform/providers';
import type { EntityManager } from 'typeorm';
import { Letter } from './letter';

/** How the post goes. */
@Injectable()
export class LetterFigures {
  /** What waits, what of it was tried in vain, and since when the one waits that has been due longest. */
  async waiting(db: EntityManager): Promise<Pick<LetterStatsDto, 'waiting' | 'retrying' | 'oldestDueAt'>> {
    const row = await db
      .createQueryBuilder(Letter, 'letter')
      .leftJoin(MailLetter, 'copy', `copy.about = concat('letter:', letter.id)`)
      .select('count(*)', 'waiting')
      .addSelect('coalesce(sum(copy.last_error is not null), 0)', 'retrying')
      .addSelect('min(case when letter.dueAt <= :now then letter.dueAt end)', 'oldest')
      .where(`letter.state = 'WAITING'`, { now: clock.now() })
      .getRawOne<{ waiting: string; retrying: string; oldest: Date | null }>();
    return {
      waiting: Number(row?.waiting ?? 0),
      retrying: Number(row?.retrying ?? 0),
      oldestDueAt: row?.oldest?.toISOString() ?? null,
    };
  }
}
