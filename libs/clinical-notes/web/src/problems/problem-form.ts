import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PROBLEM, PROBLEM_CODES } from '@cuspid/clinical-notes/contracts';
import type { PatientProblemDto } from '@cuspid/clinical-notes/contracts';
import { ClinicClock, idempotencyKey, merge, problemOf, type Clash } from '@cuspid/platform/web';
import { Field, SaveClash, TextInput, type ClashRow } from '@cuspid/ui';
import { NoteWords, teethIn } from '../notes/note-words';
import { codeOf, contentOf, freshModel, modelOf, type ProblemModel } from './problem-model';
import { ProblemsApi } from './problems-api';

const STALE = 412;

/** A problem, added or changed. Changed by somebody else meanwhile, both stand side by side. */
@Component({
  selector: 'cd-problem-form',
  imports: [Field, SaveClash, TextInput, TranslocoPipe],
  host: { class: 'block border-b border-line bg-canvas px-(--gutter) py-3', '(keydown.escape)': 'closed.emit()' },
  templateUrl: './problem-form.html',
})
export class ProblemForm {
  readonly patientId = input.required<number>();
  /** The problem to change; null adds one. */
  readonly problem = input.required<PatientProblemDto | null>();
  /** The newest there is of it, read again after a clash. */
  readonly fresh = input<PatientProblemDto | null>(null);
  readonly saved = output<void>();
  readonly clashed = output<void>();
  readonly closed = output<void>();

  private readonly api = inject(ProblemsApi);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(NoteWords);
  private readonly key = idempotencyKey();
  private readonly first = viewChild.required<ElementRef<HTMLSelectElement>>('code');
  protected readonly limits = PROBLEM;
  protected readonly codes = PROBLEM_CODES;
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly hasTried = signal(false);
  private readonly base = linkedSignal<ProblemModel>(() => {
    const problem = this.problem();
    return problem ? modelOf(problem) : freshModel(this.clock.today());
  });
  private readonly version = linkedSignal(() => this.problem()?.version ?? 0);
  protected readonly model = linkedSignal<ProblemModel>(() => this.base());
  private readonly clashes = signal<readonly Clash<ProblemModel>[]>([]);
  protected readonly wrongTeeth = computed(() => teethIn(this.model().teeth) === null);
  protected readonly needsLabel = computed(
    () => this.hasTried() && this.model().code === 'OTHER' && !this.model().label.trim(),
  );
  protected readonly rows = computed(() =>
    this.clashes().map(({ key, theirs, mine }): ClashRow => {
      const text = (value: string) =>
        key === 'code' ? this.words.say(`code.${value}`) : value || this.words.say('nothing');
      const kept = this.model()[key] === theirs ? 'theirs' : 'mine';
      return { key, label: this.words.say(`problem.${key}`), theirs: text(theirs), mine: text(mine), kept };
    }),
  );

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
  }

  protected write(change: Partial<ProblemModel>): void {
    this.model.update((model) => ({ ...model, ...change }));
    this.refusal.set(null);
  }

  protected turn(value: string): void {
    const code = codeOf(value);
    if (code) this.write({ code });
  }

  protected keep(name: string, theirs: boolean): void {
    const clash = this.clashes().find(({ key }) => key === name);
    if (clash) this.model.update((model) => ({ ...model, [clash.key]: theirs ? clash.theirs : clash.mine }));
  }

  protected async save(): Promise<void> {
    this.hasTried.set(true);
    const what = contentOf(this.model());
    if (!what || this.needsLabel() || this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      const problem = this.problem();
      if (problem) await this.api.edit(problem.id, this.version(), what);
      else await this.api.add(this.patientId(), what, this.key);
      this.saved.emit();
    } catch (error) {
      if (problemOf(error).status === STALE) this.clashed.emit();
      this.refusal.set(this.words.why(error, 'problem.notSaved'));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Somebody saved meanwhile: what only one of us changed is kept, what both did is asked about. */
  meet(theirs: PatientProblemDto): void {
    const { record, clashes } = merge(this.base(), this.model(), modelOf(theirs));
    this.version.set(theirs.version);
    this.base.set(modelOf(theirs));
    this.model.set(record);
    this.clashes.set(clashes);
    this.refusal.set(null);
    // Nothing both changed: what is typed goes on top of what they saved.
    if (!clashes.length) void this.save();
  }
}
