import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePrinter } from '@lucide/angular';
import { ChartNav } from '@cuspid/dental-chart/web';
import type {
  PerioExamDto,
  PerioExamLineDto,
  PerioFactsDto,
  PerioKind,
  PerioVersionDto,
} from '@cuspid/perio/contracts';
import { PAGE, type Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, Display, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, ReadOnlyBar, Segmented, Skeleton } from '@cuspid/ui';
import { PERMANENT_TEETH, type BpeScreening, type SiteRef } from '@cuspid/odontogram';
import { PerioClash } from './exam/clash-panel';
import { moved, orderOf } from './exam/entry';
import { ExamActs } from './exam/exam-acts';
import { Recording } from './exam/recording';
import { SaveStateLine } from './exam/save-state';
import { PerioWords } from './exam/words';
import { readingsOf, type Working } from './exam/working';
import { PerioPad } from './pad/perio-pad';
import { perioAt } from './perio-api';
import { ComparePanel } from './side/compare-panel';
import { FactsPanel } from './side/facts-panel';
import { FiguresPanel } from './side/figures-panel';
import { ProposalPanel } from './side/proposal-panel';
import { SextantsPanel } from './side/sextants-panel';
import { ToothPanel } from './side/tooth-panel';
import { PerioStrip } from './strip/perio-strip';

/** Periodontal exams of the open patient: read, recorded by keypad, compared, confirmed. */
@Component({
  selector: 'cd-perio-page',
  imports: [
    ...[ChartNav, ComparePanel, EmptyState, ErrorPanel, FactsPanel, FiguresPanel, LucidePrinter, PerioClash, PerioPad],
    ...[PerioStrip, ProposalPanel, ReadOnlyBar, SaveStateLine, Segmented, SextantsPanel, Skeleton, ToothPanel],
    TranslocoPipe,
  ],
  providers: [ExamActs, Recording],
  host: { class: 'block h-full min-h-0', '(window:beforeunload)': 'hold($event)' },
  templateUrl: './perio-page.html',
})
export class PerioPage {
  /** The patient, the exam and the exam it is compared with, from the address. */
  readonly id = input.required<string>();
  readonly exam = input<string>();
  readonly with = input<string>();
  /** The save that is read; the last unless told. */
  readonly version = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  protected readonly display = inject(Display);
  protected readonly recording = inject(Recording);
  protected readonly acts = inject(ExamActs);
  protected readonly words = inject(PerioWords);
  private readonly session = inject(Session);
  protected readonly strip = viewChild(PerioStrip);
  private readonly base = computed(() => perioAt(Number(this.id())));
  protected readonly list = httpResource<Page<PerioExamLineDto>>(() => `${this.base()}?limit=${PAGE.limitMax}`);
  protected readonly lines = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  /** The exam of the address; without one, the newest. */
  protected readonly examId = computed(() => Number(this.exam()) || this.lines()[0]?.id || null);
  protected readonly one = httpResource<PerioExamDto>(() => {
    const told = this.version() ? `?version=${this.version()}` : '';
    return this.examId() ? `${this.base()}/${this.examId()}${told}` : undefined;
  });
  private readonly saves = httpResource<Page<PerioVersionDto>>(() =>
    this.examId() ? `${this.base()}/${this.examId()}/versions?limit=${PAGE.limitMax}` : undefined,
  );
  protected readonly versions = computed(() => (this.saves.hasValue() ? this.saves.value().items : []));
  protected readonly other = httpResource<PerioExamDto>(() =>
    this.with() ? `${this.base()}/${this.with()}` : undefined,
  );
  protected readonly problem = computed(() => {
    const error = this.one.error() ?? (this.lines().length ? undefined : this.list.error());
    return error ? problemOf(error) : null;
  });
  protected readonly shown = this.recording.exam;
  protected readonly working = this.recording.working;
  protected readonly isEmpty = computed(() => this.list.hasValue() && !this.examId());
  protected readonly theme = computed(() => (this.display.isDark() ? 'dark' : 'light'));
  protected readonly order = computed(() => {
    const working = this.working();
    return working ? orderOf(working) : [];
  });
  protected readonly dentition = computed(() =>
    (this.working()?.teeth ?? []).some((tooth) => Number(tooth) < 50) ? 'permanent' : 'primary',
  );
  /** Permanent teeth that are skipped: not there, by the chart or by whoever examines. */
  protected readonly absent = computed(() => {
    const teeth = this.working()?.teeth ?? [];
    return this.dentition() === 'primary' ? '' : PERMANENT_TEETH.filter((tooth) => !teeth.includes(tooth)).join(' ');
  });
  protected readonly before = computed(() => (this.other.hasValue() ? this.other.value() : null));
  protected readonly compared = computed(() => {
    const before = this.before();
    return before ? readingsOf(before.readings) : undefined;
  });
  protected readonly modes = ['depth', 'margin'].map((value) => ({ value, label: this.words.say(`mode.${value}`) }));
  protected readonly said = signal('');
  /** A reason is asked for: to correct, or to take back. */
  protected readonly asking = signal<'correct' | 'void' | null>(null);
  /** What is done with an exam is done with its last save. */
  protected readonly mayAct = computed(
    () => this.recording.mayRecord() && this.shown()?.told === this.shown()?.version,
  );
  /** Who is supervised records what was measured; what it is, a clinician says. */
  protected readonly mayConfirm = computed(
    () =>
      this.session.can('chart.cosign') &&
      this.shown()?.state === 'FINISHED' &&
      this.mayAct() &&
      this.recording.state() === 'saved',
  );

  constructor() {
    effect(() => {
      const exam = this.one.hasValue() ? this.one.value() : null;
      untracked(() => this.take(exam));
    });
    const [readList, readOne, readSaves] = [rereads(this.list), rereads(this.one), rereads(this.saves)];
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (patientId !== undefined && patientId !== Number(this.id())) return;
      readList();
      readSaves();
      if (this.recording.state() === 'saved') readOne();
    });
  }

  /** Before the page is left, everything is saved; false when it could not be. */
  mayLeave(): Promise<boolean> {
    return this.recording.flush();
  }

  protected hold(event: Event): void {
    if (this.recording.state() !== 'saved') event.preventDefault();
  }

  protected retry(): void {
    this.list.reload();
    this.one.reload();
  }

  protected async open(exam: number | null, more: Record<string, string | null> = {}): Promise<void> {
    if (!(await this.recording.flush())) return;
    const queryParams = { exam, ...more };
    await this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async start(kind: PerioKind): Promise<void> {
    if (!(await this.recording.flush())) return;
    const begun = await this.acts.start(Number(this.id()), kind);
    if (!begun) return;
    this.list.reload();
    this.recording.open(begun);
    await this.open(begun.id, { with: null, version: null });
    setTimeout(() => this.strip()?.take());
  }

  protected key(event: KeyboardEvent): void {
    const before = this.recording.entry();
    if (!this.recording.press(event.key)) return;
    event.preventDefault();
    this.tell(before?.at ?? null);
  }

  protected tap(key: string): void {
    const before = this.recording.entry()?.at ?? null;
    if (this.recording.press(key)) this.tell(before);
  }

  protected point(at: SiteRef): void {
    const entry = this.recording.entry();
    if (entry && entry.working.teeth.includes(at[0])) this.recording.set(moved(entry, at));
  }

  protected mode(mode: string | null): void {
    const entry = this.recording.entry();
    if (entry && entry.mode !== mode) this.tap('m');
  }

  protected unmark(what: 'bleeds' | 'plaque', isNo: boolean): void {
    this.recording.unmarked.update((unmarked) => ({ ...unmarked, [what]: isNo }));
  }

  protected facts(facts: PerioFactsDto): void {
    this.recording.change((working) => ({ ...working, facts: { ...working.facts, ...facts } }));
  }

  protected screening(screening: BpeScreening): void {
    this.recording.change((working) => ({ ...working, screening }));
  }

  protected changed(working: Working): void {
    this.recording.change(() => working);
  }

  protected async because(reason: string): Promise<void> {
    if (reason.trim().length < 3) return;
    if (this.asking() === 'correct') this.recording.reason.set(reason.trim());
    else await this.acts.void(reason.trim());
    this.asking.set(null);
    this.list.reload();
  }

  protected saveText({ number, kind, savedAt, savedBy }: PerioVersionDto): string {
    const by = savedBy?.name ?? '';
    return this.words.say('saveLine', {
      number,
      kind: this.words.say(`saved.${kind}`),
      at: this.clock.time(savedAt),
      by,
    });
  }

  protected lineText({ examinedOn, kind, state }: PerioExamLineDto): string {
    const what = this.words.say(`kind.${kind}`);
    const more = state === 'FINISHED' ? '' : `, ${this.words.say(`state.${state}`)}`;
    return `${dayText(examinedOn)} · ${what}${more}`;
  }

  protected readonly day = dayText;

  /** What was told last, unless something is written that is not there yet. */
  private take(exam: PerioExamDto | null): void {
    const now = this.shown();
    const isNewer = exam && now?.id === exam.id ? exam.version > now.version || isTold(exam, now) : true;
    if (exam && isNewer && (now?.id !== exam.id || this.recording.state() === 'saved')) this.recording.open(exam);
  }

  /** Reads back the site that was written, and where the hand is now. */
  private tell(before: SiteRef | null): void {
    const entry = this.recording.entry();
    if (!entry) return;
    const about = entry.last ?? before ?? entry.at;
    this.said.set(about ? this.words.sentence(entry.working.readings, about) : '');
  }
}

/** Another save of the same exam was asked for; an answer that was overtaken by a save is none. */
const isTold = (exam: PerioExamDto, now: PerioExamDto): boolean =>
  exam.told !== now.told && exam.version >= now.version;
