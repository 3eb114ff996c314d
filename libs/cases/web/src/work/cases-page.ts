import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload, LucideList, LucidePlus } from '@lucide/angular';
import type { CaseDto, CaseTaskDto, SubmissionDto, SubmissionLineDto } from '@cuspid/cases/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { Display, Hotkeys, KeyCap, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, ReadOnlyBar, Skeleton } from '@cuspid/ui';
import { CountersignSheet } from '../acts/countersign-sheet';
import { SignDialog } from '../acts/sign-dialog';
import { Signing, type Decision, type Signature } from '../acts/signing';
import type { CaseVerb } from '../case/case-acts';
import { CaseView } from '../case/case-view';
import { Evaluation, type Judgement } from '../case/evaluation';
import { OpenCase } from '../case/open-case';
import { ProgressForm } from '../case/progress-form';
import { HandInSheet } from '../forms/hand-in-sheet';
import { HandoverSheet } from '../forms/handover-sheet';
import { LogbookSheet } from '../forms/logbook-sheet';
import { NewCaseSheet } from '../forms/new-case-sheet';
import { TaskSheet } from '../forms/task-sheet';
import { RequirementBars } from '../requirements/requirement-bars';
import { StudentList } from '../requirements/student-list';
import { CaseFilters } from './case-filters';
import { bindCaseKeys } from './case-keys';
import { CaseList } from './case-list';
import { CaseSteps } from './case-steps';
import { keyOfCase, keyOfSubmission, targetOf } from './work-items';
import { TABS, WorkLists, type Tab } from './work-lists';

type SheetShown = 'new' | 'logbook' | 'task' | 'handIn' | 'handover' | 'countersign';

/** Supervised cases: what waits for whom, and the case one works on. Supervisor, student and administrator share it. */
@Component({
  selector: 'cd-cases-page',
  imports: [
    ...[CaseFilters, CaseList, CaseView, CountersignSheet, EmptyState, ErrorPanel, Evaluation, HandInSheet],
    ...[HandoverSheet, KeyCap, LogbookSheet, LucideDownload, LucideList, LucidePlus, NewCaseSheet, PageHeader],
    ...[ProgressForm, ReadOnlyBar, RequirementBars, SignDialog, Skeleton, StudentList, TaskSheet, TranslocoPipe],
  ],
  providers: [CaseSteps, OpenCase, OpenPatient, Signing, WorkLists],
  templateUrl: './cases-page.html',
})
export class CasesPage {
  /** From the address. */
  readonly list = input<string>();
  readonly item = input<string>();
  readonly case = input<string>();
  readonly show = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly signing = inject(Signing);
  protected readonly display = inject(Display);
  protected readonly hotkeys = inject(Hotkeys);
  protected readonly lists = inject(WorkLists);
  protected readonly steps = inject(CaseSteps);
  protected readonly open = inject(OpenCase);
  private readonly view = viewChild(CaseView);
  private readonly evaluation = viewChild(Evaluation);

  protected readonly maySupervise = this.session.can('case.supervise');
  protected readonly mayWork = this.session.can('case.work');
  protected readonly tab = computed<Tab>(() => TABS.find((tab) => tab === this.list()) ?? 'mine');
  protected readonly tabs = computed(() => TABS.filter((tab) => tab !== 'students' || !this.mayWork));
  protected readonly chosen = computed(() => this.item() ?? (this.case() ? keyOfCase(Number(this.case())) : null));
  protected readonly sheet = signal<SheetShown | null>(null);
  protected readonly task = signal<CaseTaskDto | null>(null);
  protected readonly signature = signal<Signature | null>(null);
  /** Where there is no room for both, the list lies over the case. */
  protected readonly listShown = signal(false);
  protected readonly isStudent = computed(() => this.open.shown()?.student.id === this.session.user()?.id);
  protected readonly mayHandIn = computed(() => {
    const may = this.open.shown()?.may ?? [];
    return may.includes('hand-in') || may.includes('submit');
  });

  constructor() {
    effect(() => {
      const [tab, show, target] = [this.tab(), this.show(), targetOf(this.chosen() ?? undefined)];
      untracked(() => {
        this.lists.tab.set(tab);
        this.lists.filter.set(show ? (FILTERS[show] ?? { state: show }) : {});
        this.open.target.set(tab === 'students' ? null : target);
      });
    });
    // What waits longest is looked at first: nobody has to choose it.
    effect(() => {
      const first = this.lists.groups()[0]?.items[0];
      if (first && !this.chosen() && this.tab() !== 'students') untracked(() => this.choose(first.key, false));
    });
    bindCaseKeys({
      along: (step) => this.along(step),
      open: () => this.enter(),
      approve: () => this.evaluation()?.approve(),
      giveBack: () => this.evaluation()?.giveBack(),
      turn: () => this.view()?.turn(),
      score: (score) => this.evaluation()?.score(score),
    });
  }

  protected turnTo(tab: Tab): void {
    this.go({ list: tab === 'mine' ? null : tab, item: null, case: null, show: null });
  }

  protected choose(key: string, closesList = true): void {
    if (closesList) this.listShown.set(false);
    this.go({ item: key, case: null });
  }

  protected look({ caseId, id }: SubmissionLineDto): void {
    this.choose(keyOfSubmission(caseId, id));
  }

  protected narrow(show: string): void {
    this.go({ show: show || null, item: null });
  }

  protected decide(submission: SubmissionDto, decision: Decision, judgement: Judgement): void {
    this.signing.begin();
    this.signature.set({ submission, decision, judgement });
  }

  /** Signed: what comes after it in the list is next. */
  protected signed(): void {
    const next = this.after();
    this.signature.set(null);
    this.sheet.set(null);
    this.steps.reload();
    if (next && !this.isStudent()) this.choose(next);
  }

  protected unsigned(): void {
    this.signature.set(null);
    if (this.signing.isStale()) this.steps.reload();
  }

  protected countersign(): void {
    this.signing.begin();
    this.sheet.set('countersign');
  }

  protected async act(one: CaseDto, verb: CaseVerb): Promise<void> {
    if (verb === 'task.add') return this.editTask(null);
    if (verb === 'handover.offer') return this.sheet.set('handover');
    if (await this.steps.act(one, verb)) this.go({ item: null, case: null });
  }

  protected editTask(task: CaseTaskDto | null): void {
    this.task.set(task);
    this.sheet.set('task');
  }

  protected saved(): void {
    this.sheet.set(null);
    this.steps.reload();
  }

  protected handedIn(given: SubmissionDto): void {
    this.saved();
    this.choose(keyOfSubmission(given.caseId, given.id));
  }

  protected opened({ id }: CaseDto): void {
    this.saved();
    this.choose(keyOfCase(id));
  }

  private after(): string | null {
    const signOffs = this.lists.groups().find(({ key }) => key === 'signOffs')?.items ?? [];
    const at = signOffs.findIndex(({ key }) => key === this.chosen());
    return (signOffs[at + 1] ?? signOffs[at - 1])?.key ?? null;
  }

  private along(step: 1 | -1): void {
    const keys = this.lists.groups().flatMap(({ items }) => items.map(({ key }) => key));
    const at = keys.indexOf(this.chosen() ?? '');
    const next = keys[Math.min(keys.length - 1, Math.max(0, at + step))];
    if (!next) return;
    this.choose(next, false);
    focusOn(`[data-item="${next}"]`);
  }

  /** To the case itself; Enter on a button is the button's. */
  private enter(): void {
    const pressed = document.activeElement?.closest<HTMLElement>('button, a[href]');
    if (pressed && !pressed.hasAttribute('data-item')) return pressed.click();
    focusOn('#cd-case');
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

/** What can be asked for beside a state. */
const FILTERS: Record<string, Record<string, string>> = {
  overdue: { overdue: 'true' },
  removed: { removed: 'true' },
  unsupervised: { unsupervised: 'true' },
};

/** Once it is drawn. */
function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`cd-cases-page ${selector}`)?.focus());
}
