import { Injectable } from '@nestjs/common';
import { CHART } from '@cuspid/dental-chart/contracts';
import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import { isFinished, ruleOf, sentence, type Layer } from '@cuspid/odontogram';
import { Invalid, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { EntityManager } from 'typeorm';
import { ChartActs, type NewAct } from './chart-acts';
import { ImpossibleState, WorkTakenBack } from './chart-errors';
import { voiding } from './chart-rows';
import { advanced } from './entries.service';
import { History } from './history';
import { firstBroken } from './possible';

/** How far somebody wants planned work to have come. `none`: it is not to be done at all. */
export interface WorkChange {
  to: 'planned' | 'progress' | 'done' | 'none';
  /** The day it came so far; today of the clinic unless told. */
  on?: string;
  today: string;
  /** Why it is taken back, where that is what it takes. */
  reason: string;
  /** The field of the request that asked for it. */
  path: string;
}

const RANK: Record<Layer, number> = { condition: 0, planned: 0, referred: 0, progress: 1, done: 2, elsewhere: 2 };
const WANTED = { none: -1, planned: 0, progress: 1, done: 2 } as const;

/**
 * Planned work as the chart has it, for rooms above that speak of it in their own words. The chart stays the one truth:
 * they ask what has become of a finding, and change it by acts on the chart, in the transaction of their own change.
 */
@Injectable()
export class ChartWork {
  constructor(private readonly acts: ChartActs) {}

  /** What has become of findings that were planned once: the row that stands for each now, null of one taken back or overtaken. */
  async standing(
    db: EntityManager,
    patientId: number,
    findingIds: readonly number[],
  ): Promise<Map<number, FindingDto | null>> {
    if (!findingIds.length) return new Map();
    const history = await History.read(db, patientId);
    const shown = shownIn(history);
    return new Map(findingIds.map((id) => [id, standingOf(history, shown, id)]));
  }

  /** Work on the chart that is planned or in progress, in the order it was recorded, but for what follows from `except`. */
  async ahead(db: EntityManager, patientId: number, except: readonly number[]): Promise<FindingDto[]> {
    const history = await History.read(db, patientId);
    const spoken = new Set(except.flatMap((id) => familyOf(history, id).map((row) => row.id)));
    return history
      .shown(history.at({}))
      .filter(({ id, code, layer }) => ruleOf(code).kind === 'work' && isAhead(layer) && !spoken.has(id));
  }

  /** Moves work on or back, as far as it takes; nothing where it stands there already. */
  async settle(tx: Tx, me: Actor, patientId: number, findingId: number, change: WorkChange): Promise<void> {
    const history = await History.read(tx, patientId);
    const now = standingOf(history, shownIn(history), findingId);
    if (!now) {
      if (change.to === 'none') return;
      throw new WorkTakenBack();
    }
    const wanted = WANTED[change.to];
    if (RANK[now.layer] > wanted)
      await this.acts.within(tx, me, patientId, (held) => takenBack(held, findingId, change));
    if (change.to === 'none') return;
    const then = await History.read(tx, patientId);
    const stands = standingOf(then, shownIn(then), findingId);
    if (!stands) throw new WorkTakenBack();
    if (RANK[stands.layer] === wanted) return;
    const layer: Layer = stands.layer === 'referred' && change.to === 'done' ? 'elsewhere' : change.to;
    const to = { layer, ...(change.on && { effectiveOn: change.on }) };
    await this.acts.within(tx, me, patientId, (held) => advanced(held, stands, to, change));
  }
}

const isAhead = (layer: Layer): boolean => layer === 'planned' || layer === 'progress';
const shownIn = (history: History): ReadonlySet<number> => new Set(history.at({}).findings.map(({ id }) => id));

/** A finding and all that ever took its place, oldest first. */
function familyOf(history: History, findingId: number): FindingDto[] {
  const ids = new Set([findingId]);
  return history.rows.filter(({ id, supersedes, voids }) => {
    if (voids !== null) return false;
    if (supersedes !== null && ids.has(supersedes)) ids.add(id);
    return ids.has(id);
  });
}

/** What stands of a family: its last row that nobody took back. Work that was done stays done whatever became of the tooth. */
function standingOf(history: History, shown: ReadonlySet<number>, findingId: number): FindingDto | null {
  const voided = history.voided();
  const last = familyOf(history, findingId).findLast(({ id }) => !voided.has(id));
  if (!last) return null;
  return shown.has(last.id) || isFinished(last.layer) ? last : null;
}

/** Takes back the rows of a family that have come further than is wanted, the last first. */
function takenBack(history: History, findingId: number, { to, reason, path }: WorkChange): NewAct {
  const voided = history.voided();
  const standing = familyOf(history, findingId).filter(({ id }) => !voided.has(id));
  const targets = standing.filter(({ layer }) => RANK[layer] > WANTED[to]).toReversed();
  if (!targets.length) throw new Invalid([{ path, message: 'is where the chart stands already' }]);
  const why = reason.slice(0, CHART.reasonMax);
  const rows = targets.map((target) => voiding(target, why));
  const broken = firstBroken(history, rows);
  if (broken) throw new ImpossibleState(path, `Without it: ${broken.refusal.message}`);
  return { kind: 'void', rows, visitId: null, sentence: `Taken back: ${sentence(targets)} Reason: ${why}` };
}
