import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ConfirmPerioDto, PerioExamDto, PerioKind } from '@cuspid/perio/contracts';
import { idempotencyKey, problemOf } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { PerioApi } from '../perio-api';
import { Recording } from './recording';

/** How long the address of a PDF is kept, so that a slow tab can still read it. */
const KEPT_MS = 60_000;

/** What is done with an exam besides writing in it. What was written is saved first. */
@Injectable()
export class ExamActs {
  private readonly api = inject(PerioApi);
  private readonly recording = inject(Recording);
  private readonly confirmation = inject(Confirmation);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  readonly isBusy = signal(false);

  /** Begins an exam; gives it back, or null when it was refused. */
  start(patientId: number, kind: PerioKind): Promise<PerioExamDto | null> {
    return this.done(() => this.api.start(patientId, { kind }, idempotencyKey()));
  }

  async finish(): Promise<void> {
    if (!(await this.ask('finish'))) return;
    await this.after((exam) => this.api.finish(exam));
  }

  async void(reason: string): Promise<void> {
    await this.after((exam) => this.api.void(exam, reason));
  }

  async confirm(what: ConfirmPerioDto): Promise<void> {
    await this.after((exam) => this.api.confirm(exam, what));
  }

  async print(): Promise<void> {
    const exam = this.recording.exam();
    if (!exam || this.isBusy()) return;
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    const pdf = await this.after((shown) => this.api.pdf(shown), false);
    if (!pdf) return tab?.close();
    const address = URL.createObjectURL(pdf);
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    tab?.location.replace(address);
  }

  private ask(what: string): Promise<boolean> {
    const say = (key: string) => this.words.translate<string>(`perio.${what}.${key}`);
    return this.confirmation.ask({ title: say('title'), text: say('text'), action: say('action') });
  }

  private async after<T>(act: (exam: PerioExamDto) => Promise<T>, isShown = true): Promise<T | null> {
    if (!(await this.recording.flush())) {
      this.toasts.error(this.words.translate('perio.saveFirst'));
      return null;
    }
    const exam = this.recording.exam();
    const done = exam && (await this.done(() => act(exam)));
    if (done && isShown && isExam(done)) this.recording.open(done);
    return done;
  }

  private async done<T>(act: () => Promise<T>): Promise<T | null> {
    this.isBusy.set(true);
    try {
      return await act();
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('perio.notDone'));
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}

const isExam = (value: object): value is PerioExamDto => 'examinedOn' in value && 'proposal' in value;
