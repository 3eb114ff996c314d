import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE, type CaseAct, type CaseTaskDto } from '@cuspid/cases/contracts';
import { Chip, type Tone } from '@cuspid/ui';
import { CaseWords } from '../case-words';

/** A step somebody takes with a task, and the words that go with it. */
export interface TaskStep {
  task: CaseTaskDto;
  step: 'start' | 'complete' | 'review' | 'return';
  note: string;
}

const TONES: Record<CaseTaskDto['status'], Tone> = {
  ASSIGNED: 'grey',
  IN_PROGRESS: 'blue',
  COMPLETED: 'amber',
  REVIEWED: 'green',
};
const STEPS = ['start', 'complete', 'return', 'review'] as const;

/** The tasks of a case with what may be done about each. Handing one back, or in, asks for a few words in its place. */
@Component({
  selector: 'cd-task-list',
  imports: [Chip, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <ul class="card">
      @for (task of tasks(); track task.id) {
        <li class="case-task" [attr.data-task-id]="task.id">
          <span class="min-w-0">
            <span class="block font-medium wrap-anywhere">{{ task.title }}</span>
            @if (task.description) {
              <span class="block text-small text-ink-2 wrap-anywhere">{{ task.description }}</span>
            }
            @if (task.comment ?? task.note; as said) {
              <span class="block text-small text-ink-3 wrap-anywhere">{{ said }}</span>
            }
          </span>
          <span class="flex items-center gap-2 text-small whitespace-nowrap">
            <span class="tabular text-ink-3" [class.text-red!]="task.isOverdue">{{ words.due(task) }}</span>
            <cd-chip [tone]="tones[task.status]">{{
              (task.isReturned ? 'cases.task.returned' : 'cases.task.is.' + task.status) | transloco
            }}</cd-chip>
          </span>
          <span class="flex items-center gap-1.5">
            @for (step of stepsOf(task); track step) {
              <button type="button" class="btn btn-small" [disabled]="isBusy()" (click)="press(task, step)">
                {{ 'cases.task.' + step | transloco }}
              </button>
            }
            @if (may(task, 'task.edit')) {
              <button type="button" class="btn btn-small btn-ghost" [disabled]="isBusy()" (click)="edited.emit(task)">
                {{ 'cases.task.edit' | transloco }}
              </button>
            }
          </span>
          @if (asked(); as ask) {
            @if (ask.task.id === task.id) {
              <form class="col-span-full flex gap-2 pt-2" (submit)="send($event, note.value)">
                <input
                  #note
                  class="input"
                  [attr.maxlength]="max"
                  [attr.aria-label]="'cases.task.ask.' + ask.step | transloco"
                  [placeholder]="'cases.task.ask.' + ask.step | transloco"
                  (keydown.escape)="asked.set(null)"
                />
                <button type="submit" class="btn btn-primary">{{ 'cases.task.' + ask.step | transloco }}</button>
              </form>
            }
          }
        </li>
      } @empty {
        <li class="px-3 py-2.5 text-ink-3">{{ 'cases.task.none' | transloco }}</li>
      }
    </ul>
  `,
})
export class TaskList {
  readonly tasks = input.required<readonly CaseTaskDto[]>();
  readonly isBusy = input(false);
  readonly stepped = output<TaskStep>();
  readonly edited = output<CaseTaskDto>();

  protected readonly words = inject(CaseWords);
  protected readonly tones = TONES;
  protected readonly max = CASE.noteMax;
  protected readonly asked = signal<Pick<TaskStep, 'task' | 'step'> | null>(null);

  protected stepsOf(task: CaseTaskDto) {
    return STEPS.filter((step) => this.may(task, `task.${step}`));
  }

  protected may(task: CaseTaskDto, act: CaseAct): boolean {
    return task.may.includes(act);
  }

  protected press(task: CaseTaskDto, step: TaskStep['step']): void {
    if (step === 'start' || step === 'review') return this.stepped.emit({ task, step, note: '' });
    this.asked.set({ task, step });
    setTimeout(() => document.querySelector<HTMLElement>('cd-task-list form input')?.focus());
  }

  protected send(event: Event, typed: string): void {
    event.preventDefault();
    const ask = this.asked();
    const note = typed.trim();
    // What is handed back has to say why.
    if (!ask || (ask.step === 'return' && !note)) return;
    this.asked.set(null);
    this.stepped.emit({ ...ask, note });
  }
}
