import { Injectable } from '@nestjs/common';
import type {
  AdvanceFindingDto,
  FindingDto,
  RecordedDto,
  RecordEntryDto,
  VoidFindingDto,
} from '@cuspid/dental-chart/contracts/dto';
import { checkAdvance, CodeBook, contradicts, sentence } from '@cuspid/odontogram';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { ChartActs, type NewAct } from './chart-acts';
import { ChartContradiction, ImpossibleState, NotCurrent } from './chart-errors';
import { voiding, type NewRow } from './chart-rows';
import { dayOf, draftsOf, type Drafts } from './entry-drafts';
import type { History } from './history';
import { firstBroken, firstImpossible } from './possible';
import { ChartWords } from './words/words.service';

/** For findings that were not typed. */
const NO_WORDS = new CodeBook([]);

/** Findings recorded, taken back and moved on. */
@Injectable()
export class EntriesService {
  constructor(
    private readonly acts: ChartActs,
    private readonly words: ChartWords,
  ) {}

  /** Records one act: a line of quick entry or a list of findings. */
  async record(me: Actor, patientId: number, entry: RecordEntryDto): Promise<RecordedDto> {
    const words = entry.text === undefined ? NO_WORDS : await this.words.book();
    return this.acts.record(me, patientId, (history, today) => {
      const drafts = draftsOf(entry, today, words);
      for (const { supersedes } of drafts.rows) if (supersedes) requireCurrent(history, supersedes);
      refuseContradiction(history, me, drafts.rows, entry.version);
      refuseImpossible(history, drafts, today);
      const { rows } = drafts;
      return {
        kind: 'entry',
        rows,
        text: entry.text ?? null,
        visitId: entry.visitId ?? null,
        sentence: sentence(rows, { today }),
      };
    });
  }

  /** Takes a finding back, whoever recorded it. It stays in the history, with the reason. */
  void(me: Actor, patientId: number, findingId: number, { reason }: VoidFindingDto): Promise<RecordedDto> {
    return this.acts.record(me, patientId, (history) => {
      const target = requireStanding(history, findingId);
      const row = voiding(target, reason);
      const broken = firstBroken(history, [row]);
      if (broken) throw new ImpossibleState('findingId', `Without it: ${broken.refusal.message}`);
      const what = `Taken back: ${target.sentence} Reason: ${reason}`;
      return { kind: 'void', rows: [row], visitId: null, sentence: what };
    });
  }

  /** Moves work on: a new finding that takes the place of the old one from its day on. */
  advance(me: Actor, patientId: number, findingId: number, to: AdvanceFindingDto): Promise<RecordedDto> {
    return this.acts.record(me, patientId, (history, today) =>
      advanced(history, requireCurrent(history, findingId), to, { today, path: 'layer' }),
    );
  }
}

/** The act that moves a finding on. What the mouth does not allow is refused at `path`. */
export function advanced(
  history: History,
  target: FindingDto,
  to: AdvanceFindingDto,
  { today, path }: { today: string; path: string },
): NewAct {
  const refusal = checkAdvance(target, to.layer);
  if (refusal) throw new ImpossibleState(path, refusal.message);
  const effectiveOn = dayOf('effectiveOn', to.effectiveOn, today);
  const row: NewRow = {
    ...target,
    layer: to.layer,
    effectiveOn,
    supersedes: target.id,
    voids: null,
    voidReason: null,
  };
  refuseImpossible(history, { rows: [row], path: () => path }, today);
  return { kind: 'advance', rows: [row], visitId: to.visitId ?? null, sentence: sentence([row], { today }) };
}

/** The finding, unless it was taken back. */
function requireStanding(history: History, id: number): FindingDto {
  const target = history.row(id);
  if (!target || target.voids !== null) throw new NotFound();
  const voids = history.standing().filter((row) => row.voids === id);
  if (voids.length) throw new NotCurrent(voids);
  return target;
}

/** The finding, unless it was taken back or replaced. */
function requireCurrent(history: History, id: number): FindingDto {
  const target = requireStanding(history, id);
  const heirs = history.standing().filter((row) => row.supersedes === id);
  if (heirs.length) throw new NotCurrent(heirs);
  return target;
}

/** What others have recorded or taken back since the caller looked, on the same place. */
function refuseContradiction(history: History, me: Actor, rows: readonly NewRow[], seen: number | undefined): void {
  if (seen === undefined) return;
  const changed = history.changesBy({ not: me.id }, seen).flatMap((row): FindingDto[] => {
    const target = row.voids === null ? undefined : history.row(row.voids);
    if (!target) return [row];
    // Taking back a row that took something back brings that thing to the chart again.
    return target.voids === null ? [{ ...target, isVoided: true }] : [history.row(target.voids) ?? row];
  });
  const theirs = changed.filter((row) => rows.some((own) => own.supersedes === row.id || contradicts(own, row)));
  if (!theirs.length) return;
  throw new ChartContradiction({ theirs, yours: rows.map(draft), version: history.version });
}

const draft = ({ surfaces, range, abutments, ...row }: NewRow) => ({
  ...row,
  surfaces: surfaces ? [...surfaces] : null,
  range: range ? [...range] : null,
  abutments: abutments ? [...abutments] : null,
});

function refuseImpossible(history: History, { rows, path }: Drafts, today: string): void {
  const impossible = firstImpossible(history, rows);
  if (impossible) throw new ImpossibleState(path(impossible.index), impossible.refusal.message);
  // Only what is entered for an earlier day comes before something that is there already.
  const earlier = rows.filter(({ effectiveOn }) => effectiveOn < today);
  const broken = earlier.length ? firstBroken(history, earlier) : null;
  if (!broken) return;
  const { sentence: recorded = '' } = history.row(broken.id) ?? {};
  throw new ImpossibleState(path(0), `${broken.refusal.message} Recorded later: ${recorded}`);
}
