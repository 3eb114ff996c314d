import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { ActKind } from '@cuspid/dental-chart/contracts';
import type { RecordedDto } from '@cuspid/dental-chart/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Events, Invalid, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { ChartAct } from './chart-act';
import { ChartFinding } from './chart-finding';
import { lockChart } from './chart-lock';
import { ChartNews } from './chart-news';
import { columnsOf, findingDto, type NewRow } from './chart-rows';
import { CosignNotices } from './cosign/cosign-notices';
import { DentalChart } from './dental-chart';
import { History } from './history';
import { journalOf } from './journal';

/** What somebody wants to do to a chart. */
export interface NewAct {
  kind: ActKind;
  rows: readonly NewRow[];
  text?: string | null;
  /** The act this one takes back. */
  undoes?: ChartAct;
  visitId?: number | null;
  /** Read back to the person who did it. */
  sentence: string;
}

const ACTIONS: Record<ActKind, string> = {
  entry: 'chart.recorded',
  advance: 'chart.advanced',
  void: 'chart.voided',
  undo: 'chart.undone',
  redo: 'chart.redone',
};

/** The one way a chart changes: act by act, each seeing all before it. */
@Injectable()
export class ChartActs {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly waiting: CosignNotices,
    private readonly news: ChartNews,
  ) {}

  /**
   * Records what `decide` makes of the chart. The chart is locked meanwhile, so that however many record at once, each
   * decides on what all before have recorded, and no act is lost. `today` is the clinic's day.
   */
  async record(
    me: Actor,
    patientId: number,
    decide: (history: History, today: string) => NewAct,
  ): Promise<RecordedDto> {
    const today = await this.clinic.today();
    return this.db.transaction(me, (tx) => this.within(tx, me, patientId, (history) => decide(history, today)));
  }

  /** The same as a part of somebody else's change, in its transaction: both happen, or neither. */
  async within(tx: Tx, me: Actor, patientId: number, decide: (history: History) => NewAct): Promise<RecordedDto> {
    // Held, so that a merge of the record waits, or is seen.
    await this.careTeam.require(tx, me, patientId, 'chart.record', true);
    await lockChart(tx, patientId);
    const history = await History.read(tx, patientId);
    const what = decide(history);
    if (what.visitId) await requireVisit(tx, patientId, what.visitId);
    const { recorded, after } = await append(tx, me, history, what);
    await this.waiting.follow(tx, history, after);
    await this.audit.record(tx, me, ACTIONS[what.kind], {
      entity: 'chart_act',
      id: recorded.act.id,
      patientId,
      after: { number: recorded.version, text: what.text ?? undefined, said: what.sentence.slice(0, 4000) },
    });
    await this.events.publish(tx, 'chart', { patientId });
    await this.news.tell(tx, patientId);
    return recorded;
  }
}

/** Visits are no domain below this one: the one thing asked of them is whose they are. */
async function requireVisit(tx: Tx, patientId: number, visitId: number): Promise<void> {
  const found: unknown = await tx.query('select 1 from visit where id = ? and patient_id = ?', [visitId, patientId]);
  if (Array.isArray(found) && found.length) return;
  throw new Invalid([{ path: 'visitId', message: 'is not a visit of this patient' }]);
}

async function append(tx: Tx, me: Actor, history: History, what: NewAct) {
  const { patientId } = history;
  const recordedAt = history.nextMoment();
  const act = tx.create(ChartAct, {
    patientId,
    number: history.version + 1,
    kind: what.kind,
    text: what.text?.normalize('NFC') ?? null,
    undoesId: what.undoes?.id ?? null,
    authorId: me.id,
    authorRole: me.role,
    recordedAt,
    visitId: what.visitId ?? null,
  });
  await tx.insert(ChartAct, act);
  const common = { patientId, actId: act.id, recordedAt, authorId: me.id };
  await tx.insert(
    ChartFinding,
    what.rows.map((row) => ({ ...columnsOf(row), ...common })),
  );
  await tx.update(DentalChart, { patientId }, { version: act.number });
  const rows = await tx.find(ChartFinding, { where: { actId: act.id }, order: { id: 'ASC' } });
  const after = history.after(
    act,
    rows.map((row) => findingDto(row, act, me.name)),
  );
  const journal = journalOf(after.acts, me.id);
  const recorded: RecordedDto = {
    act: act.toDto(),
    version: act.number,
    findings: after.rowsOf(act),
    sentence: what.sentence,
    canUndo: journal.toUndo !== undefined,
    canRedo: journal.toRedo !== undefined,
  };
  return { recorded, after };
}
