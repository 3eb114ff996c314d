import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { httpResource } from '@angular/common/http';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleCheck, LucideCircleDot, LucidePencil, LucidePlus } from '@lucide/angular';
import { PROBLEM_STATES } from '@cuspid/clinical-notes/contracts';
import type { PatientProblemDto, ProblemState } from '@cuspid/clinical-notes/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { dayText, Hotkeys, KeyCap, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Segmented, Skeleton, Toasts } from '@cuspid/ui';
import { NoteWords } from '../notes/note-words';
import { ProblemForm } from './problem-form';
import { ProblemsApi } from './problems-api';

const ALL = 'ALL';

/** What is wrong with the mouth: active problems first; added, changed, resolved and opened again. */
@Component({
  selector: 'cd-problem-list',
  imports: [
    EmptyState,
    ErrorPanel,
    KeyCap,
    LucideCircleCheck,
    LucideCircleDot,
    LucidePencil,
    LucidePlus,
    ProblemForm,
    Segmented,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'contents' },
  templateUrl: './problem-list.html',
})
export class ProblemList {
  readonly patientId = input.required<number>();
  readonly isWritable = input(true);

  private readonly api = inject(ProblemsApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(NoteWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly form = viewChild(ProblemForm);
  protected readonly day = dayText;
  protected readonly mayWrite = computed(() => this.session.can('note.write') && this.isWritable());
  protected readonly state = linkedSignal<number, ProblemState | typeof ALL>({
    source: this.patientId,
    computation: () => 'ACTIVE',
  });
  protected readonly states = [...PROBLEM_STATES, ALL].map((value) => ({
    value,
    label: this.words.say(`problem.state.${value}`),
  }));
  private readonly problems = httpResource<Page<PatientProblemDto>>(() => {
    const state = this.state();
    const params = { limit: 100, ...(state !== ALL && { state }) };
    return { url: ProblemsApi.ofPatient(this.patientId()), params };
  });
  protected readonly reload = rereads(this.problems);
  protected readonly problem = computed(() => (this.problems.error() ? problemOf(this.problems.error()) : null));
  private readonly known = linkedSignal<
    { source: string; page: Page<PatientProblemDto> | undefined },
    Page<PatientProblemDto> | null
  >({
    source: () => ({
      source: `${this.patientId()} ${this.state()}`,
      page: this.problems.hasValue() ? this.problems.value() : undefined,
    }),
    computation: (now, before) => now.page ?? (before?.source.source === now.source ? before.value : null),
  });
  protected readonly rows = computed(() => this.known()?.items ?? []);
  protected readonly isLoaded = computed(() => this.known() !== null);
  protected readonly isCut = computed(() => this.known()?.nextCursor != null);
  /** Being changed; null with `isAdding` adds one. */
  protected readonly edited = linkedSignal<number, PatientProblemDto | null>({
    source: this.patientId,
    computation: () => null,
  });
  protected readonly isAdding = linkedSignal<number, boolean>({ source: this.patientId, computation: () => false });
  protected readonly isBusy = signal(false);
  /** Somebody else changed what is in the form: it shows as soon as it is read. */
  private readonly isClashing = signal(false);

  constructor() {
    const group = this.words.say('problems');
    const label = inject(TranslocoService).translate('notes.keys.addProblem');
    inject(Hotkeys).bind([{ keys: 'a', label, group, run: () => this.add() }]);
    inject(LiveEvents).on('plan', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.reload();
    });
    effect(() => {
      const [rows, edited] = [this.rows(), untracked(this.edited)];
      const newest = rows.find(({ id }) => id === edited?.id);
      if (this.isClashing() && newest && newest.version !== edited?.version) {
        untracked(() => {
          this.isClashing.set(false);
          this.form()?.meet(newest);
        });
      }
    });
  }

  protected nameOf({ code, label }: PatientProblemDto): string {
    return label ?? this.words.say(`code.${code}`);
  }

  protected add(): void {
    if (!this.mayWrite()) return;
    this.edited.set(null);
    this.isAdding.set(true);
  }

  protected edit(problem: PatientProblemDto): void {
    this.isAdding.set(false);
    this.edited.set(problem);
  }

  protected close(): void {
    this.isAdding.set(false);
    this.edited.set(null);
    requestAnimationFrame(() => this.host.nativeElement.querySelector<HTMLElement>('[data-add]')?.focus());
  }

  protected saved(): void {
    this.close();
    this.reload();
  }

  protected clashed(): void {
    this.isClashing.set(true);
    this.reload();
  }

  protected async turn(problem: PatientProblemDto): Promise<void> {
    const state = problem.state === 'ACTIVE' ? 'RESOLVED' : 'ACTIVE';
    if (!(await this.set(problem.id, problem.version, state))) return;
    const text = this.words.say(`problem.now.${state}`, { name: this.nameOf(problem) });
    const undo = () => void this.set(problem.id, problem.version + 1, problem.state);
    this.toasts.show(text, { label: this.words.say('undo'), run: undo });
  }

  private async set(id: number, version: number, state: ProblemState): Promise<boolean> {
    this.isBusy.set(true);
    try {
      await this.api.edit(id, version, { state });
      return true;
    } catch (error) {
      this.toasts.error(this.words.why(error, 'problem.notSaved'));
      return false;
    } finally {
      this.isBusy.set(false);
      this.reload();
    }
  }
}
