import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideExternalLink, LucideFileText, LucideNotebookPen, LucideRefreshCw } from '@lucide/angular';
import type {
  CaseDto,
  CaseTaskDto,
  SubmissionChangesDto,
  SubmissionDto,
  SubmissionLineDto,
} from '@cuspid/cases/contracts';
import { AlertBanner, OpenPatient } from '@cuspid/patients/web';
import { ageText, ClinicClock } from '@cuspid/platform/web';
import { Segmented } from '@cuspid/ui';
import { CaseWords, fullName } from '../case-words';
import { CaseActs, type CaseVerb } from './case-acts';
import { CaseChanges } from './changes';
import { ExaminationFacts } from './examination-facts';
import { StageBar } from './stage-bar';
import { TaskList, type TaskStep } from './task-list';

/** One case: whose, what to beware of, how far, what changed in its work, what was measured, its tasks. */
@Component({
  selector: 'cd-case-view',
  imports: [
    AlertBanner,
    CaseActs,
    CaseChanges,
    ExaminationFacts,
    LucideExternalLink,
    LucideFileText,
    LucideNotebookPen,
    LucideRefreshCw,
    RouterLink,
    Segmented,
    StageBar,
    TaskList,
    TranslocoPipe,
  ],
  host: { class: 'case-centre' },
  templateUrl: './case-view.html',
})
export class CaseView {
  readonly case = input.required<CaseDto>();
  readonly submission = input.required<SubmissionDto | null>();
  readonly changes = input.required<SubmissionChangesDto | null>();
  readonly newer = input.required<SubmissionLineDto | null>();
  readonly isBusy = input(false);
  readonly newerAsked = output<SubmissionLineDto>();
  readonly versionAsked = output<SubmissionLineDto>();
  readonly acted = output<CaseVerb>();
  readonly stepped = output<TaskStep>();
  readonly taskEdited = output<CaseTaskDto>();

  protected readonly open = inject(OpenPatient);
  protected readonly words = inject(CaseWords);
  private readonly clock = inject(ClinicClock);
  private readonly translations = inject(TranslocoService);
  protected readonly fullName = fullName;

  /** What there is to compare with decides what shows first; D turns it. */
  protected readonly mode = linkedSignal<unknown, 'changes' | 'full'>({
    source: () => this.changes(),
    computation: () => (this.changes()?.from == null ? 'full' : 'changes'),
  });
  protected readonly modes = computed(() =>
    (['changes', 'full'] as const).map((value) => ({ value, label: this.words.say(`changes.${value}`) })),
  );
  protected readonly compared = computed(() => (this.mode() === 'changes' ? this.changes() : null));
  protected readonly heading = computed(() => {
    const [here, from] = [this.submission(), this.changes()?.from];
    if (!here) return '';
    if (this.mode() === 'full' || from == null) return this.words.work(here);
    return this.words.say('changes.title', { from, to: here.version });
  });
  protected readonly submitted = computed(() => {
    const here = this.submission();
    return here && this.words.say('changes.submitted', { when: this.words.when(here.submittedAt) });
  });
  /** "MT-004960 · 17 y · Female". */
  protected readonly facts = computed(() => {
    const { patientCode } = this.case().patient;
    const patient = this.open.patient();
    if (!patient || patient.id !== this.case().patient.id) return patientCode;
    const age = patient.dateOfBirth && ageText(patient.dateOfBirth, this.clock.today());
    return [patientCode, age, this.translations.translate<string>(`patients.sex.${patient.sex}`)]
      .filter(Boolean)
      .join(' · ');
  });
  protected readonly alerts = computed(() =>
    this.open.id() === this.case().patient.id ? this.open.shownAlerts() : null,
  );
  protected readonly about = computed(() => {
    const { title, student, supervisor } = this.case();
    return this.words.say('about', {
      title: title ?? this.words.say('untitled'),
      student: student.name,
      supervisor: supervisor.name,
    });
  });
  protected readonly attached = computed(() => {
    const references = this.submission()?.references ?? [];
    const count = (kind: string) => references.filter((one) => one.kind === kind).length;
    return { documents: count('DOCUMENT'), notes: count('NOTE') };
  });
  protected readonly arrived = computed(() => {
    const newer = this.newer();
    return newer && this.words.say('arrived', { version: newer.version, since: this.words.since(newer.submittedAt) });
  });
  /** Everything handed in before what shows. */
  protected readonly others = computed(() => this.case().submissions.filter(({ id }) => id !== this.submission()?.id));

  turn(): void {
    if (this.changes()?.from != null) this.mode.update((mode) => (mode === 'changes' ? 'full' : 'changes'));
  }

  protected show(mode: string | null): void {
    this.mode.set(mode === 'changes' ? 'changes' : 'full');
  }
}
