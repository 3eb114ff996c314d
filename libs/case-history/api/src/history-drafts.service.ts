import { Injectable } from '@nestjs/common';
import { changedFields, HISTORY, mergeAnswers, settled, type Answers } from '@cuspid/case-history/contracts';
import type { HistoryDraftDto, KeepDraftDto } from '@cuspid/case-history/contracts/dto';
import { Database, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { CaseHistoryDraft } from './case-history-draft';
import { CaseHistoryVersion } from './case-history-version';
import { NOTHING, readContent } from './history-content';
import { HistoryReach } from './history-reach';

const DAY_MS = 86_400_000;

/** What people typed and have not saved: one draft a person and patient, seen by nobody else. */
@Injectable()
export class HistoryDrafts {
  constructor(
    private readonly db: Database,
    private readonly reach: HistoryReach,
  ) {}

  /** The caller's own draft; version 0 when there is none. */
  async read(me: Actor, patientId: number): Promise<HistoryDraftDto> {
    const { db } = await this.reach.open(me, patientId);
    return told(db, await mine(db, me, patientId));
  }

  /** Keeps what was typed, over the draft the caller saw (another tab may have typed too). */
  keep(me: Actor, patientId: number, version: number, what: KeepDraftDto): Promise<HistoryDraftDto> {
    return this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const known = await mine(tx, me, patientId);
      if ((known?.version ?? 0) !== version) throw new StaleVersion(known?.version);
      const base = await tx.findOneBy(CaseHistoryVersion, { patientId, number: what.baseVersion });
      await tx.delete(CaseHistoryDraft, { savedAt: LessThan(oldest()) });
      const draft = tx.create(CaseHistoryDraft, {
        ...(known ?? { patientId, userId: me.id, slot: 0 }),
        ...{ version: version + 1, baseId: base?.id ?? null },
        ...{ answers: settled(what.answers), savedAt: clock.now() },
      });
      return told(tx, await tx.save(draft));
    });
  }

  /** Drops it. */
  async drop(me: Actor, patientId: number): Promise<void> {
    await this.db.transaction(me, async (tx) => {
      await this.reach.hold(tx, me, patientId);
      const known = await mine(tx, me, patientId);
      if (known) await tx.delete(CaseHistoryDraft, { id: known.id });
    });
  }

  /** After a save of the caller's own: what they typed beyond it goes on from there; when nothing is left, it goes. */
  async follow(tx: Tx, me: Actor, { row, answers }: { row: CaseHistoryVersion; answers: Answers }): Promise<void> {
    const known = await mine(tx, me, row.patientId);
    if (!known) return;
    const typed = mergeAnswers(await baseOf(tx, known), known.answers ?? {}, answers).answers;
    if (!changedFields(answers, typed).length) {
      await tx.delete(CaseHistoryDraft, { id: known.id });
      return;
    }
    await tx.update(CaseHistoryDraft, known.id, { answers: typed, baseId: row.id, version: known.version + 1 });
  }
}

const oldest = () => new Date(clock.ms() - HISTORY.draftDays * DAY_MS);

const mine = (db: EntityManager, me: Actor, patientId: number): Promise<CaseHistoryDraft | null> =>
  db.findOne(CaseHistoryDraft, {
    where: { patientId, userId: me.id, savedAt: MoreThan(oldest()) },
    order: { slot: 'ASC' },
  });

const baseRow = (db: EntityManager, { baseId, patientId }: CaseHistoryDraft): Promise<CaseHistoryVersion | null> =>
  baseId === null ? Promise.resolve(null) : db.findOneBy(CaseHistoryVersion, { id: baseId, patientId });

async function baseOf(db: EntityManager, draft: CaseHistoryDraft): Promise<Answers> {
  const row = await baseRow(db, draft);
  return (row && readContent(row)?.answers) ?? NOTHING.answers;
}

async function told(db: EntityManager, draft: CaseHistoryDraft | null): Promise<HistoryDraftDto> {
  if (!draft) return { version: 0, baseVersion: 0, base: {}, answers: {}, savedAt: null };
  const row = await baseRow(db, draft);
  return {
    version: draft.version,
    baseVersion: row?.number ?? 0,
    base: (row && readContent(row)?.answers) ?? {},
    answers: draft.answers ?? {},
    savedAt: draft.savedAt.toISOString(),
  };
}
