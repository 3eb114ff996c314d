import { computed, inject, Injectable, signal, type OnDestroy } from '@angular/core';
import {
  changedFields,
  FIELDS,
  mergeAnswers,
  SECTIONS,
  withAnswers,
  type AnswerClash,
  type Answers,
  type CaseHistoryDto,
  type FieldName,
  type Section,
} from '@cuspid/case-history/contracts';
import { problemOf, type Problem } from '@cuspid/platform/web';
import { HistoryApi } from '../history-api';
import { DraftKeeper } from './draft-keeper';

const STALE = 412;

/** saved: a version was made · changed: somebody else saved meanwhile, look first · refused: told in `problem`. */
export type SaveOutcome = 'saved' | 'changed' | 'refused';

/**
 * The history in the form: what is saved, what was typed over it, and what others saved meanwhile. Nothing typed is lost:
 * it is kept as a draft as one types, and brought together with what others save, field by field.
 */
@Injectable()
export class HistoryDraft implements OnDestroy {
  private readonly api = inject(HistoryApi);
  readonly keeper = inject(DraftKeeper);
  private patientId = 0;
  /** What the typing began from; older than what is saved while clashes are open, so that they are met again after a reload. */
  private ground: { version: number; answers: Answers } = { version: 0, answers: {} };

  private readonly stored = signal<CaseHistoryDto | null>(null);
  private readonly typed = signal<Answers>({});
  /** Texts that are no number, or out of range: they stay in the form and are not kept. */
  readonly wrong = signal<Readonly<Partial<Record<FieldName, string>>>>({});
  readonly clashes = signal<readonly AnswerClash[]>([]);
  readonly taken = signal<readonly FieldName[]>([]);
  readonly problem = signal<Problem | null>(null);
  readonly isSaving = signal(false);

  readonly history = this.stored.asReadonly();
  readonly answers = this.typed.asReadonly();
  private readonly base = computed<Answers>(() => this.stored()?.answers ?? {});
  readonly changed = computed(() => changedFields(this.base(), this.typed()));
  readonly changedSections = computed<readonly Section[]>(() => {
    const names: readonly string[] = [...this.changed(), ...Object.keys(this.wrong())];
    return SECTIONS.filter((section) =>
      Object.entries(FIELDS).some(([name, rule]) => rule.section === section && names.includes(name)),
    );
  });
  readonly wrongCount = computed(() => Object.keys(this.wrong()).length);
  /** Refusals of the server, by field. */
  readonly refusals = computed(
    () => new Map((this.problem()?.errors ?? []).map(({ path, message }) => [path.replace(/^answers\./, ''), message])),
  );

  ngOnDestroy(): void {
    void this.keeper.leave();
  }

  /** Takes what was read: the first time it opens, later only what is newer. */
  async receive(history: CaseHistoryDto, mayWrite: boolean): Promise<void> {
    if (history.patientId !== this.patientId) return this.open(history, mayWrite);
    const seen = this.stored();
    if (!seen || history.version < seen.version) return;
    if (history.version === seen.version) this.stored.set(history);
    else this.unite(this.ground, this.typed(), history);
  }

  /** Answers a field; null: takes the answer back. */
  write(name: FieldName, value: Answers[FieldName]): void {
    this.forgive(name);
    this.typed.update((answers) => ({ ...answers, [name]: value }));
    this.problem.set(null);
    this.keep();
  }

  /** A text that is no answer yet. */
  writeWrong(name: FieldName, text: string): void {
    this.wrong.update((wrong) => ({ ...wrong, [name]: text }));
  }

  /** Of a field both changed, theirs or mine. */
  settle(field: string, theirs: boolean): void {
    const clash = this.clashes().find((one) => one.field === field);
    if (clash) this.write(clash.field, theirs ? clash.theirs : clash.mine);
  }

  /** Saves these fields, and signs the sections named. The rest stays a draft. */
  async save(names: readonly FieldName[], confirm: readonly Section[]): Promise<SaveOutcome> {
    const history = this.stored();
    if (!history) return 'refused';
    await this.keeper.flush();
    this.decide(history);
    this.isSaving.set(true);
    const sent = withAnswers(history.answers, this.typed(), names);
    try {
      const told = await this.api.save(this.patientId, history.version, sent, confirm);
      this.unite({ version: history.version, answers: sent }, this.typed(), told);
      this.taken.set([]);
      await this.keeper.reopen(told.answers);
      return 'saved';
    } catch (error) {
      return await this.refused(problemOf(error));
    } finally {
      this.isSaving.set(false);
    }
  }

  /** Forgets what was typed. */
  async discard(): Promise<void> {
    this.wrong.set({});
    this.problem.set(null);
    this.typed.set(this.base());
    const history = this.stored();
    if (history) this.decide(history);
    this.keep();
    await this.keeper.flush();
  }

  private async refused(problem: Problem): Promise<SaveOutcome> {
    if (problem.status !== STALE) {
      this.problem.set(problem);
      return 'refused';
    }
    try {
      this.unite(this.ground, this.typed(), await this.api.read(this.patientId));
      return 'changed';
    } catch (error) {
      this.problem.set(problemOf(error));
      return 'refused';
    }
  }

  private async open(history: CaseHistoryDto, mayWrite: boolean): Promise<void> {
    await this.keeper.leave();
    this.patientId = history.patientId;
    this.wrong.set({});
    this.problem.set(null);
    this.unite({ version: history.version, answers: history.answers }, history.answers, history);
    if (!mayWrite) return;
    const draft = await this.keeper.open(history.patientId, history.answers, (answers) => this.typed.set(answers));
    if (!draft || this.patientId !== history.patientId) return;
    this.unite({ version: draft.baseVersion, answers: draft.base }, draft.answers, this.stored() ?? history);
  }

  /** Brings what was typed over `from` together with what is saved now. */
  private unite(from: { version: number; answers: Answers }, mine: Answers, theirs: CaseHistoryDto): void {
    const { answers, clashes, taken } = mergeAnswers(from.answers, mine, theirs.answers);
    const isMine = changedFields(from.answers, mine).length > 0;
    this.ground = clashes.length ? from : { version: theirs.version, answers: theirs.answers };
    this.stored.set(theirs);
    this.typed.set(answers);
    this.clashes.set(clashes);
    this.taken.set(isMine ? taken : []);
    this.keep();
  }

  /** Whoever goes on with both before their eyes has chosen. */
  private decide({ version, answers }: CaseHistoryDto): void {
    this.ground = { version, answers };
    this.clashes.set([]);
    this.taken.set([]);
  }

  private keep(): void {
    this.keeper.note(this.typed(), this.ground.version, this.changed().length > 0);
  }

  private forgive(name: FieldName): void {
    const { [name]: _, ...rest } = this.wrong();
    this.wrong.set(rest);
  }
}
