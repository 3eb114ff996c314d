import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE, TASK_KINDS, type CaseDto, type CaseTaskDto, type TaskKind } from '@cuspid/cases/contracts';
import { Confirmation, Field, Sheet, TextInput } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { CasesApi } from '../cases-api';
import { Sending } from './sending';

interface TaskModel {
  title: string;
  kind: TaskKind;
  description: string;
  dueOn: string;
}

/** Sets a task with its deadline, changes one, or takes it away. */
@Component({
  selector: 'cd-task-sheet',
  imports: [Field, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents', '(keydown.control.enter)': 'save()', '(keydown.meta.enter)': 'save()' },
  templateUrl: './task-sheet.html',
})
export class TaskSheet {
  readonly case = input.required<CaseDto>();
  /** Null sets a new one. */
  readonly task = input.required<CaseTaskDto | null>();
  readonly closed = output<void>();
  readonly saved = output<void>();

  private readonly api = inject(CasesApi);
  private readonly words = inject(CaseWords);
  private readonly confirmation = inject(Confirmation);
  protected readonly sending = new Sending();
  protected readonly max = CASE;
  protected readonly kinds = TASK_KINDS;
  protected readonly model = linkedSignal<TaskModel>(() => {
    const task = this.task();
    return {
      title: task?.title ?? '',
      kind: task?.kind ?? 'OTHER',
      description: task?.description ?? '',
      dueOn: task?.dueOn ?? '',
    };
  });

  protected set(change: Partial<TaskModel>): void {
    this.model.update((model) => ({ ...model, ...change }));
  }

  protected choose(kind: string): void {
    const known = TASK_KINDS.find((one) => one === kind);
    if (known) this.model.update((model) => ({ ...model, kind: known }));
  }

  protected async save(): Promise<void> {
    const { title, kind, description, dueOn } = this.model();
    if (!title.trim()) return this.sending.problem.set(this.words.say('task.needsTitle'));
    const what = { title: title.trim(), kind, description: description.trim() || null, dueOn: dueOn || null };
    const task = this.task();
    const saved = await this.sending.send(() =>
      task ? this.api.changeTask(task, what) : this.api.setTask(this.case().id, what, this.sending.key),
    );
    if (saved) this.saved.emit();
  }

  protected async remove(task: CaseTaskDto): Promise<void> {
    const isSure = await this.confirmation.ask({
      title: this.words.say('task.deleteTitle', { title: task.title }),
      text: this.words.say('task.deleteText'),
      action: this.words.say('task.delete'),
      danger: true,
    });
    if (!isSure) return;
    const isGone = await this.sending.send(() => this.api.removeTask(task).then(() => true));
    if (isGone) this.saved.emit();
  }
}
