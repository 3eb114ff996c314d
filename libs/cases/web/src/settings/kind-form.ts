import { Component, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  CASE_CLASSES,
  REQUIREMENT,
  REQUIREMENT_COUNTS,
  TASK_KINDS,
  type AddRequirementKindDto,
  type CaseClass,
  type EditRequirementKindDto,
  type RequirementCounts,
  type RequirementKindDto,
  type TaskKind,
} from '@cuspid/cases/contracts';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { Field, TextInput } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { onlyChanged } from './drafts';

/** A kind of requirement being made or changed. What it counts is chosen once. */
@Component({
  selector: 'cd-kind-form',
  imports: [Field, TextInput, TranslocoPipe],
  templateUrl: './kind-form.html',
})
export class KindForm {
  /** Null: a new one. */
  readonly kind = input.required<RequirementKindDto | null>();
  /** What it counts, of one there is. */
  readonly sentence = input('');
  /** Its place among the others, of a new one. */
  readonly place = input(0);
  readonly procedures = input.required<readonly ProcedureDto[]>();
  /** Whether the catalogue has more than are shown. */
  readonly hasMore = input(false);
  readonly isBusy = input(false);
  readonly searched = output<string>();
  readonly added = output<AddRequirementKindDto>();
  readonly changed = output<EditRequirementKindDto>();
  readonly closed = output<void>();

  private readonly words = inject(CaseWords);
  private readonly id = computed(() => this.kind()?.id ?? 0);
  /** As it was when the form was opened: what is typed stays while the list is read again. */
  private readonly seen = linkedSignal({
    source: this.id,
    computation: () =>
      untracked(() => ({ name: this.kind()?.name ?? '', position: this.kind()?.position ?? this.place() })),
  });
  protected readonly limits = REQUIREMENT;
  protected readonly classes = CASE_CLASSES;
  protected readonly taskKinds = TASK_KINDS;
  protected readonly all = REQUIREMENT_COUNTS;
  protected readonly name = linkedSignal(() => this.seen().name);
  protected readonly position = linkedSignal(() => this.seen().position);
  protected readonly counts = signal<RequirementCounts>('CASES');
  protected readonly caseClass = signal<CaseClass | null>(null);
  protected readonly taskKind = signal<TaskKind | null>(null);
  protected readonly procedure = signal<ProcedureDto | null>(null);
  protected readonly isTried = signal(false);
  /** What was chosen stays there, whatever is looked for next. */
  protected readonly choices = computed(() => {
    const [chosen, found] = [this.procedure(), this.procedures()];
    return chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  });
  protected readonly nameError = computed(() => this.wrong(!this.name().trim(), 'needsName'));
  protected readonly placeError = computed(() => this.wrong(!isPlace(this.position()), 'wrongPlace'));
  protected readonly procedureError = computed(() =>
    this.wrong(!this.kind() && this.counts() === 'PROCEDURES' && !this.procedure(), 'needsProcedure'),
  );

  protected choose(counts: string): void {
    this.counts.set(REQUIREMENT_COUNTS.find((one) => one === counts) ?? 'CASES');
  }

  protected chooseClass(value: string): void {
    this.caseClass.set(CASE_CLASSES.find((one) => one === value) ?? null);
  }

  protected chooseTask(value: string): void {
    this.taskKind.set(TASK_KINDS.find((one) => one === value) ?? null);
  }

  protected chooseProcedure(id: number): void {
    this.procedure.set(this.choices().find((one) => one.id === id) ?? null);
  }

  protected save(): void {
    this.isTried.set(true);
    if (this.nameError() || this.placeError() || this.procedureError()) return;
    const draft = { name: this.name().trim(), position: this.position() };
    if (!this.kind()) return this.added.emit({ ...draft, ...this.counted() });
    const changes = onlyChanged(this.seen(), draft);
    if (Object.keys(changes).length) this.changed.emit(changes);
    else this.closed.emit();
  }

  private counted(): Omit<AddRequirementKindDto, 'name' | 'position'> {
    const [counts, caseClass, taskKind, procedure] = [
      this.counts(),
      this.caseClass(),
      this.taskKind(),
      this.procedure(),
    ];
    if (counts === 'CASES') return { counts, ...(caseClass && { caseClass }) };
    if (counts === 'TASKS') return { counts, ...(taskKind && { taskKind }) };
    return { counts, ...(procedure && { procedureId: procedure.id }) };
  }

  private wrong(isWrong: boolean, why: string): string | null {
    return this.isTried() && isWrong ? this.words.say(`setup.kinds.${why}`, { max: REQUIREMENT.positionMax }) : null;
  }
}

const isPlace = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= REQUIREMENT.positionMax;
