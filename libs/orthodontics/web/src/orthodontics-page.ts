import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCheck, LucidePlus, LucidePrinter, LucideUndo2 } from '@lucide/angular';
import { ChartNav } from '@cuspid/dental-chart/web';
import type { OrthoExamDto } from '@cuspid/orthodontics/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, Session } from '@cuspid/platform/web';
import { ErrorPanel, ReadOnlyBar, Skeleton, Toasts } from '@cuspid/ui';
import { AppliancesBox } from './appliances/appliances-box';
import { ControlList } from './controls/control-list';
import { ExamClash } from './exam/exam-clash';
import { ExamDraft } from './exam/exam-draft';
import { modelOf } from './exam/exam-fields';
import { ExamForm } from './exam/exam-form';
import { NeedBox } from './exam/need-box';
import { ParProgress } from './exam/par-progress';
import { OrthoApi } from './ortho-api';
import { ReasonForm } from './reason-form';

const KEPT_MS = 60_000;
const NEW = 'new';

/** Orthodontics of the open patient: an exam in one screen, what follows from it, the appliances, the controls. */
@Component({
  selector: 'cd-orthodontics-page',
  imports: [
    AppliancesBox,
    ChartNav,
    ControlList,
    ErrorPanel,
    ExamClash,
    ExamForm,
    LucideCheck,
    LucidePlus,
    LucidePrinter,
    LucideUndo2,
    NeedBox,
    ParProgress,
    ReadOnlyBar,
    ReasonForm,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [ExamDraft],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './orthodontics-page.html',
})
export class OrthodonticsPage {
  /** The patient, from the address. */
  readonly id = input.required<string>();

  private readonly api = inject(OrthoApi);
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  protected readonly draft = inject(ExamDraft);
  protected readonly patientId = computed(() => Number(this.id()));
  protected readonly mayRecord = computed(() => this.session.can('chart.record'));
  protected readonly exams = httpResource<Page<OrthoExamDto>>(() => ({
    url: OrthoApi.exams(this.patientId()),
    params: { limit: 100 },
  }));
  protected readonly problem = computed(() => (this.exams.error() ? problemOf(this.exams.error()) : null));
  protected readonly items = computed(() => (this.exams.hasValue() ? this.exams.value().items : []));
  protected readonly chosen = linkedSignal<number, string | null>({ source: this.patientId, computation: () => null });
  protected readonly isNew = computed(() => this.draft.exam() === null);
  protected readonly isShown = computed(() => this.items().length > 0 || this.chosen() === NEW);
  protected readonly isLeaving = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isCorrecting = signal(false);
  protected readonly isFinished = computed(() => this.draft.exam()?.state === 'FINISHED');
  protected readonly readOnly = computed(() => !this.mayRecord() || (this.isFinished() && !this.isCorrecting()));
  protected readonly saveText = computed(() => {
    if (this.draft.wrong().length) return this.say('save.wrong', { count: this.draft.wrong().length });
    const exam = this.draft.exam();
    const values = { version: exam?.version ?? 0, time: exam ? this.clock.time(exam.savedAt) : '' };
    return this.say(`save.${this.draft.state()}`, values);
  });

  constructor() {
    effect(() => {
      const [items, patientId] = [this.items(), this.patientId()];
      if (this.exams.hasValue()) untracked(() => this.settle(items, patientId));
    });
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.exams.reload();
    });
  }

  protected title({ fields, examinedOn, state }: OrthoExamDto): string {
    const stage = fields.stage ? this.say(`value.stage.${fields.stage}`) : '';
    const draft = state === 'DRAFT' ? this.say('draft') : '';
    return [dayText(examinedOn), stage, draft].filter(Boolean).join(' · ');
  }

  protected choose(value: string): void {
    const exam = this.items().find(({ id }) => String(id) === value);
    if (exam) void this.leave(() => this.show(exam));
  }

  protected begin(): void {
    const stage = this.items().some(({ state }) => state === 'FINISHED') ? 'PROGRESS' : 'PRE_TREATMENT';
    void this.leave(() => {
      this.chosen.set(NEW);
      this.draft.open(this.patientId(), null, modelOf({ examinedOn: this.clock.today(), stage }));
      // The button that was pressed is gone: the hand goes on in the first field.
      afterNextRender(() => document.getElementById('ortho-examinedOn')?.focus(), { injector: this.injector });
    });
  }

  protected async finish(): Promise<void> {
    if (!(await this.draft.flush())) return;
    await this.step('notFinished', async (exam) => this.draft.take(await this.api.finish(exam)));
  }

  protected async saveCorrection(): Promise<void> {
    if (await this.draft.flush()) this.isCorrecting.set(false);
    this.exams.reload();
  }

  protected dropCorrection(): void {
    this.isCorrecting.set(false);
    this.draft.open(this.patientId(), this.draft.exam());
  }

  protected async takeBack(reason: string): Promise<void> {
    await this.step('notTakenBack', async (exam) => {
      await this.api.voidExam(exam, reason);
      this.isLeaving.set(false);
      this.chosen.set(null);
      this.draft.open(this.patientId(), null);
    });
  }

  protected async print(): Promise<void> {
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    await this.draft.flush();
    const isPrinted = await this.step('notPrinted', async (exam) => {
      const address = URL.createObjectURL(await this.api.pdf(exam));
      setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
      tab?.location.replace(address);
    });
    if (!isPrinted) tab?.close();
  }

  /** What was read is put in the form, unless something is typed there. */
  private settle(items: readonly OrthoExamDto[], patientId: number): void {
    const current = this.draft.exam();
    const newest = items.find(({ id }) => id === current?.id);
    if (current?.patientId === patientId && newest) return this.draft.renew(newest);
    const isTyping = this.chosen() === NEW || (current?.patientId === patientId && this.draft.isChanged());
    const [first] = items;
    if (!isTyping && first) this.show(first);
  }

  private show(exam: OrthoExamDto): void {
    this.chosen.set(String(exam.id));
    this.isCorrecting.set(false);
    this.isLeaving.set(false);
    this.draft.open(exam.patientId, exam);
  }

  /** Goes to another exam once what was typed in this one is saved. */
  private async leave(to: () => void): Promise<void> {
    if (this.draft.isChanged() && !(await this.draft.flush())) return;
    to();
  }

  /** A step with the exam that is open; false when it was refused, which is told. */
  private async step(otherwise: string, act: (exam: OrthoExamDto) => Promise<void>): Promise<boolean> {
    const exam = this.draft.exam();
    if (!exam) return false;
    this.isBusy.set(true);
    try {
      await act(exam);
      this.exams.reload();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.errors.length) this.draft.problem.set(problem);
      this.toasts.error(problem.detail ?? this.say(otherwise));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private say(key: string, values: Record<string, string | number> = {}): string {
    return this.words.translate(`ortho.${key}`, values);
  }
}
