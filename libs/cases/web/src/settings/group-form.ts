import { Component, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  REQUIREMENT,
  type AddStudentGroupDto,
  type EditStudentGroupDto,
  type RequirementKindDto,
  type StudentGroupDto,
} from '@cuspid/cases/contracts';
import { Field, TextInput } from '@cuspid/ui';
import type { StaffDto } from '@cuspid/users/contracts';
import { CaseWords } from '../case-words';
import { draftOf, groupChanges, listsOf } from './drafts';

/** A group of students being made or changed: from when to when, what is asked, and of whom. */
@Component({
  selector: 'cd-group-form',
  imports: [Field, TextInput, TranslocoPipe],
  templateUrl: './group-form.html',
})
export class GroupForm {
  /** Null: a new one. */
  readonly group = input.required<StudentGroupDto | null>();
  /** All groups: each student is in one at most, so whoever is ticked here leaves theirs. */
  readonly groups = input.required<readonly StudentGroupDto[]>();
  readonly kinds = input.required<readonly RequirementKindDto[]>();
  readonly students = input.required<readonly StaffDto[]>();
  /** Whether these are all active students: who is not among them is none any more. */
  readonly hasAll = input(true);
  readonly isBusy = input(false);
  readonly added = output<AddStudentGroupDto>();
  readonly changed = output<EditStudentGroupDto>();
  readonly closed = output<void>();

  private readonly words = inject(CaseWords);
  private readonly id = computed(() => this.group()?.id ?? 0);
  /** As it was when the form was opened: what is typed stays while the list is read again. */
  private readonly seen = linkedSignal({ source: this.id, computation: () => untracked(() => draftOf(this.group())) });
  protected readonly limits = REQUIREMENT;
  protected readonly name = linkedSignal(() => this.seen().name);
  protected readonly beganOn = linkedSignal(() => this.seen().beganOn);
  protected readonly deadline = linkedSignal(() => this.seen().deadline);
  protected readonly quotas = linkedSignal(() => this.seen().quotas);
  protected readonly studentIds = linkedSignal(() => this.seen().studentIds);
  protected readonly isTried = signal(false);

  /** Kinds in use, and those this group asks for though they are out of use. */
  protected readonly asked = computed(() =>
    this.kinds().filter(({ id, isActive }) => isActive || this.seen().quotas.has(id)),
  );
  protected readonly rows = computed(() =>
    this.students().map(({ id, name }) => {
      const other = this.groups().find((group) => group.id !== this.id() && group.studentIds.includes(id));
      return { id, name, other: other?.name ?? null };
    }),
  );
  /** Members the list of students does not show: they stay until they are taken out. */
  protected readonly unseen = computed(() =>
    [...this.studentIds()].filter((id) => !this.students().some((one) => one.id === id)),
  );
  protected readonly nameError = computed(() => this.wrong(!this.name().trim(), 'needsName'));
  protected readonly beganError = computed(() => this.wrong(!this.beganOn(), 'needsDay'));
  protected readonly deadlineError = computed(
    () => this.wrong(!this.deadline(), 'needsDay') ?? this.wrong(this.deadline() <= this.beganOn(), 'wrongDays'),
  );
  protected readonly listsError = computed(() => {
    return (
      this.wrong(![...this.quotas().values()].every(isQuota), 'wrongQuota') ??
      this.wrong(this.studentIds().size > REQUIREMENT.membersMax, 'tooMany')
    );
  });

  protected isWrong(kindId: number): boolean {
    return this.isTried() && !isQuota(this.quotas().get(kindId) ?? 1);
  }

  /** An empty box asks for none. */
  protected ask(kindId: number, { value, valueAsNumber, validity }: HTMLInputElement): void {
    const next = new Map(this.quotas());
    if (value === '' && !validity.badInput) next.delete(kindId);
    else next.set(kindId, valueAsNumber);
    this.quotas.set(next);
  }

  protected tick(id: number): void {
    const next = new Set(this.studentIds());
    if (!next.delete(id)) next.add(id);
    this.studentIds.set(next);
  }

  protected dropUnseen(): void {
    const unseen = this.unseen();
    this.studentIds.update((ids) => new Set([...ids].filter((id) => !unseen.includes(id))));
  }

  protected save(): void {
    this.isTried.set(true);
    if (this.nameError() || this.beganError() || this.deadlineError() || this.listsError()) return;
    const facts = { name: this.name().trim(), beganOn: this.beganOn(), deadline: this.deadline() };
    const lists = { quotas: this.quotas(), studentIds: this.studentIds() };
    const group = this.group();
    if (!group) return this.added.emit({ ...facts, ...listsOf(lists) });
    const changes = groupChanges(this.seen(), { ...facts, ...lists }, draftOf(group));
    if (Object.keys(changes).length) this.changed.emit(changes);
    else this.closed.emit();
  }

  private wrong(isWrong: boolean, why: string): string | null {
    const { quotaMax: quota, membersMax: members } = REQUIREMENT;
    return this.isTried() && isWrong ? this.words.say(`setup.groups.${why}`, { quota, members }) : null;
  }
}

const isQuota = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= REQUIREMENT.quotaMax;
