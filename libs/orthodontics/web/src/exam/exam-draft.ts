import { computed, inject, Injectable, signal, type OnDestroy } from '@angular/core';
import type { OrthoExamDto } from '@cuspid/orthodontics/contracts';
import { idempotencyKey, merge, problemOf, withField, type Clash, type Problem } from '@cuspid/platform/web';
import { OrthoApi } from '../ortho-api';
import { FIELD_NAMES, fieldsOf, modelOf, wrongIn, type ExamModel, type FieldName } from './exam-fields';

const PAUSE_MS = 1_200;
const STALE = 412;

/** empty: nothing to save · typed: not saved yet · saving · saved · failed: the last save was refused or lost. */
export type SaveState = 'empty' | 'typed' | 'saving' | 'saved' | 'failed' | 'clash';

/**
 * The exam in the form. A draft saves itself a moment after the last key; a finished exam is corrected with a save of its
 * own. What others saved meanwhile is brought together with what was typed, and where both changed a field, shown.
 */
@Injectable()
export class ExamDraft implements OnDestroy {
  private readonly api = inject(OrthoApi);
  private patientId = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private key = idempotencyKey();

  private readonly stored = signal<OrthoExamDto | null>(null);
  private readonly base = signal<ExamModel>(modelOf({}));
  private readonly typed = signal<ExamModel>(modelOf({}));
  private readonly isSaving = signal(false);
  readonly problem = signal<Problem | null>(null);
  readonly clashes = signal<readonly Clash<ExamModel>[]>([]);
  readonly taken = signal<readonly FieldName[]>([]);

  readonly exam = this.stored.asReadonly();
  readonly model = this.typed.asReadonly();
  readonly fields = computed(() => fieldsOf(this.typed()));
  readonly wrong = computed(() => wrongIn(this.typed()));
  readonly isChanged = computed(() => FIELD_NAMES.some((name) => this.typed()[name] !== this.base()[name]));
  /** What is sent: of a field that cannot be sent as it stands, what it said before. */
  private readonly sendable = computed(() =>
    this.wrong().reduce((model, name) => withField(model, name, this.base()), this.typed()),
  );
  private readonly hasToSend = computed(() => FIELD_NAMES.some((name) => this.sendable()[name] !== this.base()[name]));
  /** Refusals of the server, by field. */
  readonly refusals = computed(
    () => new Map((this.problem()?.errors ?? []).map(({ path, message }) => [path, message])),
  );
  readonly state = computed<SaveState>(() => {
    if (this.clashes().length) return 'clash';
    if (this.problem()) return 'failed';
    if (this.isSaving()) return 'saving';
    if (this.isChanged()) return 'typed';
    return this.stored() ? 'saved' : 'empty';
  });

  ngOnDestroy(): void {
    clearTimeout(this.timer);
    // Whoever leaves the page leaves nothing behind that was typed.
    if (this.isAuto() && this.hasToSend()) void this.flush();
  }

  /** Puts an exam in the form; null: a new one, which is not there before something was typed. */
  open(patientId: number, exam: OrthoExamDto | null, first: ExamModel = modelOf({})): void {
    clearTimeout(this.timer);
    this.patientId = patientId;
    this.key = idempotencyKey();
    this.stored.set(exam);
    this.base.set(exam ? modelOf(exam.fields) : first);
    this.typed.set(this.base());
    this.settle();
  }

  /** What others saved, while nothing was typed here. */
  renew(exam: OrthoExamDto): void {
    if (exam.id === this.stored()?.id && exam.version > (this.stored()?.version ?? 0) && !this.isChanged()) {
      this.open(this.patientId, exam);
    }
  }

  write(name: FieldName, text: string): void {
    if (this.typed()[name] === text) return;
    this.typed.update((model) => ({ ...model, [name]: text }));
    this.problem.set(null);
    clearTimeout(this.timer);
    if (this.isAuto() && this.hasToSend()) this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Of a field both changed, theirs or mine. */
  keep(name: string, theirs: boolean): void {
    const clash = this.clashes().find(({ key }) => key === name);
    if (clash) this.typed.update((model) => ({ ...model, [clash.key]: theirs ? clash.theirs : clash.mine }));
  }

  /** Saves what was typed, one save after the other. False when it could not be saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    if (!this.hasToSend() && this.stored() && !this.clashes().length) return this.wrong().length === 0;
    this.running = this.send();
    await this.running;
    this.running = null;
    return this.problem() === null && this.clashes().length === 0 && this.wrong().length === 0;
  }

  /** Takes the answer of a step of its life. */
  take(exam: OrthoExamDto): void {
    this.stored.set(exam);
    this.base.set(modelOf(exam.fields));
    this.settle();
  }

  private readonly isAuto = computed(() => {
    const exam = this.stored();
    return (exam === null || exam.state === 'DRAFT') && this.clashes().length === 0;
  });

  private async send(): Promise<void> {
    const [exam, sent] = [this.stored(), this.sendable()];
    this.isSaving.set(true);
    this.clashes.set([]);
    try {
      const fields = fieldsOf(sent);
      const saved = exam ? await this.api.save(exam, fields) : await this.api.begin(this.patientId, fields, this.key);
      this.accept(saved, sent);
    } catch (error) {
      const problem = problemOf(error);
      if (exam && problem.status === STALE) await this.unite(exam);
      else this.problem.set(problem);
    } finally {
      this.isSaving.set(false);
    }
  }

  /** The answer is the new ground; what was typed meanwhile, and what cannot be sent, stays in the form. */
  private accept(saved: OrthoExamDto, sent: ExamModel): void {
    const told = modelOf(saved.fields);
    this.stored.set(saved);
    for (const name of FIELD_NAMES) {
      if (this.typed()[name] === sent[name]) this.typed.update((model) => withField(model, name, told));
    }
    this.base.set(told);
    this.problem.set(null);
    if (this.hasToSend()) this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  private async unite({ id }: OrthoExamDto): Promise<void> {
    try {
      const theirs = await this.api.exam(this.patientId, id);
      const told = modelOf(theirs.fields);
      const { record, clashes, taken } = merge(this.base(), this.typed(), told);
      this.stored.set(theirs);
      this.base.set(told);
      this.typed.set(record);
      this.clashes.set(clashes);
      this.taken.set(taken);
      if (!clashes.length && this.isAuto() && this.hasToSend())
        this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private settle(): void {
    this.problem.set(null);
    this.clashes.set([]);
    this.taken.set([]);
  }
}
