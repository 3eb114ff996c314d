import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { changedFields, pickAnswers, type Section } from '@cuspid/case-history/contracts';
import type { CaseHistoryDto, HistorySignatureDto, SaveHistoryDto } from '@cuspid/case-history/contracts/dto';
import { Database, Events, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { CaseHistoryVersion } from './case-history-version';
import { contentOf, freeze, NOTHING, sectionHash, type HistoryContent } from './history-content';
import { HistoryDrafts } from './history-drafts.service';
import { HistoryReach, lastExam, lastVersion } from './history-reach';
import { HistoryRows, needNow } from './history-rows';
import { allowedAnswers, requireSound } from './history-rules';
import { LinkedDocuments } from './linked-documents';
import { Waiting } from './waiting';

const ENTITY = 'case_history';
type Said = Pick<HistoryContent, 'answers' | 'signatures'>;

/** The case history of a patient: one form, every save a version. */
@Injectable()
export class HistoriesService {
  constructor(
    private readonly db: Database,
    private readonly reach: HistoryReach,
    private readonly rows: HistoryRows,
    private readonly drafts: HistoryDrafts,
    private readonly waiting: Waiting,
    private readonly linked: LinkedDocuments,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** The history as it stands. Errors: `HistoryDamaged`. */
  async read(me: Actor, patientId: number): Promise<CaseHistoryDto> {
    const { db, patient } = await this.reach.open(me, patientId);
    return this.rows.current(db, patient);
  }

  /**
   * Puts these answers in the place of those of the version the caller saw, and signs the sections they confirm. What the
   * caller's draft has beyond them stays a draft.
   */
  save(me: Actor, patientId: number, version: number, what: SaveHistoryDto): Promise<CaseHistoryDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.reach.hold(tx, me, patientId);
      const last = await lastVersion(tx, patientId);
      if ((last?.number ?? 0) !== version) throw new StaleVersion(last?.number);
      const before: Said = last ? contentOf(last) : NOTHING;
      const answers = allowedAnswers(me, before.answers, what);
      const confirm = what.confirm ?? [];
      requireSound(before.answers, answers, confirm, await this.clinic.today(tx));
      await this.linked.require(tx, patientId, before.answers, answers);
      const now = clock.now();
      const signatures = signedBy(me, now, { answers, signatures: before.signatures }, confirm);
      const changed = changedFields(before.answers, answers);
      if (!changed.length && isSame(before.signatures, signatures)) return this.rows.current(tx, patient);
      const row = await this.append(tx, me, patientId, version + 1, { answers, signatures }, now);
      await this.drafts.follow(tx, me, { row, answers });
      await this.waiting.settle(tx, patientId);
      await this.audit.record(tx, me, 'history.saved', {
        ...{ entity: ENTITY, id: patientId, patientId },
        before: pickAnswers(before.answers, changed),
        after: { ...pickAnswers(answers, changed), version: version + 1, signed: confirm, hash: row.contentHash },
      });
      await this.events.publish(tx, 'history', { patientId });
      return this.rows.current(tx, patient);
    });
  }

  private async append(
    tx: Tx,
    me: Actor,
    patientId: number,
    number: number,
    said: Said,
    now: Date,
  ): Promise<CaseHistoryVersion> {
    const need = needNow(said.answers, await lastExam(tx, patientId));
    const savedBy = { id: me.id, name: me.name };
    const kept = freeze({ ...said, need, savedBy, savedAt: now.toISOString() });
    return tx.save(tx.create(CaseHistoryVersion, { ...kept, patientId, number }));
  }
}

/** Signatures that still hold, and the new ones. What somebody signed already they need not sign again. */
function signedBy(me: Actor, now: Date, { answers, signatures }: Said, confirm: readonly Section[]) {
  const holding = signatures.filter(({ section, hash }) => hash === sectionHash(section, answers));
  const isMine = (section: Section) => holding.some((one) => one.section === section && one.by.id === me.id);
  const fresh = [...new Set(confirm)].filter((section) => !isMine(section));
  const given = fresh.map((section): HistorySignatureDto => ({
    ...{ section, at: now.toISOString(), by: { id: me.id, name: me.name } },
    hash: sectionHash(section, answers),
  }));
  return [...holding.filter(({ section }) => !fresh.includes(section)), ...given];
}

const isSame = (one: readonly HistorySignatureDto[], other: readonly HistorySignatureDto[]): boolean =>
  one.length === other.length &&
  one.every(({ section, at }) => other.some((two) => two.section === section && two.at === at));
