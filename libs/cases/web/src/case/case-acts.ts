import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseDto } from '@cuspid/cases/contracts';
import { CaseWords } from '../case-words';

/** What may be done with the case itself beside judging work. */
export type CaseVerb =
  'task.add' | 'handover.offer' | 'handover.withdraw' | 'handover.accept' | 'takeover' | 'reopen' | 'delete';

const VERBS: readonly CaseVerb[] = [
  'handover.accept',
  'takeover',
  'task.add',
  'handover.offer',
  'handover.withdraw',
  'reopen',
  'delete',
];

/** The case's own acts, those that are allowed now. */
@Component({
  selector: 'cd-case-acts',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (offer(); as text) {
      <p class="mt-3 text-ink-2">{{ text }}</p>
    }
    @if (verbs().length) {
      <div class="flex flex-wrap gap-2 mt-3">
        @for (verb of verbs(); track verb) {
          <button
            type="button"
            class="btn btn-small"
            [class.btn-danger]="verb === 'delete'"
            [disabled]="isBusy()"
            [attr.data-act]="verb"
            (click)="pressed.emit(verb)"
          >
            {{ 'cases.act.' + verb | transloco }}
          </button>
        }
      </div>
    }
  `,
})
export class CaseActs {
  readonly case = input.required<CaseDto>();
  readonly isBusy = input(false);
  readonly pressed = output<CaseVerb>();

  private readonly words = inject(CaseWords);
  protected readonly verbs = computed(() => {
    const { may, handoverTo } = this.case();
    return VERBS.filter((verb) => may.includes(verb) && !(verb === 'handover.offer' && handoverTo));
  });
  protected readonly offer = computed(() => {
    const { handoverTo, isSupervisorGone, isRemoved, supervisor, student } = this.case();
    if (isRemoved) return this.words.say('note.removed', { name: student.name });
    if (isSupervisorGone) return this.words.say('note.gone', { name: supervisor.name });
    return handoverTo ? this.words.say('note.offered', { name: handoverTo.name }) : null;
  });
}
