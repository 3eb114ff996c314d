import { Component, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArrowDown, LucideArrowUp, LucidePlus, LucideX } from '@lucide/angular';
import {
  CASE,
  SUBMISSION_KINDS,
  type CriterionDto,
  type EditRubricDto,
  type RubricDto,
  type SubmissionKind,
  type WriteRubricDto,
} from '@cuspid/cases/contracts';
import { Field, TextInput } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { criterionKey, onlyChanged } from './drafts';

/** A criterion as it is written down; `key` is null of one that has none yet. */
interface Row {
  number: number;
  key: string | null;
  label: string;
  help: string;
}

/** A rubric being written or changed: its criteria in their order. A criterion keeps its key whatever its words become. */
@Component({
  selector: 'cd-rubric-form',
  imports: [Field, LucideArrowDown, LucideArrowUp, LucidePlus, LucideX, TextInput, TranslocoPipe],
  templateUrl: './rubric-form.html',
})
export class RubricForm {
  /** Null: a new one. */
  readonly rubric = input.required<RubricDto | null>();
  readonly isBusy = input(false);
  readonly added = output<WriteRubricDto>();
  readonly changed = output<EditRubricDto>();
  readonly closed = output<void>();

  private readonly words = inject(CaseWords);
  private readonly id = computed(() => this.rubric()?.id ?? 0);
  /** As it was when the form was opened: what is typed stays while the list is read again. */
  private readonly seen = linkedSignal({
    source: this.id,
    computation: () => untracked(() => ({ name: this.rubric()?.name ?? '', criteria: this.rubric()?.criteria ?? [] })),
  });
  private number = 0;
  protected readonly limits = CASE;
  protected readonly kinds = SUBMISSION_KINDS;
  protected readonly kind = signal<SubmissionKind>('CASE_STAGE');
  protected readonly isActive = signal(false);
  protected readonly name = linkedSignal(() => this.seen().name);
  protected readonly rows = linkedSignal<readonly Row[]>(() => {
    const rows = this.seen().criteria.map(({ key, label, help }) => this.row(key, label, help ?? ''));
    return rows.length ? rows : [this.row()];
  });
  protected readonly isTried = signal(false);
  protected readonly nameError = computed(() => this.wrong(!this.name().trim(), 'needsName'));
  protected readonly rowsError = computed(
    () => this.wrong(!this.rows().length, 'needsRow') ?? this.wrong(this.rows().some(isEmpty), 'needsLabel'),
  );

  protected choose(kind: string): void {
    this.kind.set(SUBMISSION_KINDS.find((one) => one === kind) ?? 'CASE_STAGE');
  }

  protected write(number: number, what: Partial<Pick<Row, 'label' | 'help'>>): void {
    this.rows.update((rows) => rows.map((row) => (row.number === number ? { ...row, ...what } : row)));
  }

  protected addRow(): void {
    this.rows.update((rows) => [...rows, this.row()]);
  }

  protected drop(number: number): void {
    this.rows.update((rows) => rows.filter((row) => row.number !== number));
  }

  protected move(from: number, by: 1 | -1): void {
    this.rows.update((rows) => {
      const [one, other] = [rows[from], rows[from + by]];
      if (!one || !other) return rows;
      return rows.map((row) => (row === one ? other : row === other ? one : row));
    });
  }

  protected isWrong(row: Row): boolean {
    return this.isTried() && isEmpty(row);
  }

  protected save(): void {
    this.isTried.set(true);
    if (this.nameError() || this.rowsError()) return;
    const draft = { name: this.name().trim(), criteria: this.criteria() };
    if (!this.rubric()) return this.added.emit({ ...draft, kind: this.kind(), isActive: this.isActive() });
    const changes = onlyChanged(this.seen(), draft);
    if (Object.keys(changes).length) this.changed.emit(changes);
    else this.closed.emit();
  }

  private criteria(): CriterionDto[] {
    const taken = this.rows().flatMap(({ key }) => key ?? []);
    return this.rows().map(({ key: known, label, help }) => {
      const key = known ?? criterionKey(label, taken);
      if (!known) taken.push(key);
      return { key, label: label.trim(), help: help.trim() || null };
    });
  }

  private row(key: string | null = null, label = '', help = ''): Row {
    return { number: ++this.number, key, label, help };
  }

  private wrong(isWrong: boolean, why: string): string | null {
    return this.isTried() && isWrong ? this.words.say(`setup.rubrics.${why}`) : null;
  }
}

const isEmpty = ({ label }: Row): boolean => !label.trim();
