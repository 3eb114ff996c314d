import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ExaminationDto } from '@cuspid/cases/contracts';
import { CaseWords } from '../case-words';

const TENTHS = 10;

/** What was measured: four figures of the newest orthodontic exam. */
@Component({
  selector: 'cd-examination-facts',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <dl class="case-facts tabular">
      @for (fact of facts(); track fact.key) {
        <div>
          <dt class="text-small text-ink-2">{{ 'cases.exam.' + fact.key | transloco }}</dt>
          <dd class="case-fact">{{ fact.value ?? ('cases.exam.none' | transloco) }}</dd>
          <dd class="text-small text-ink-3">{{ fact.note }}</dd>
        </div>
      }
    </dl>
  `,
})
export class ExaminationFacts {
  readonly exam = input.required<ExaminationDto>();

  private readonly words = inject(CaseWords);
  protected readonly facts = computed(() => {
    const { iotn, overjetTenths, molarRight, molarLeft, par, on, isFinished } = this.exam();
    const said = (key: string) => this.words.say(`exam.${key}`);
    const measured = this.words.say(isFinished ? 'exam.measured' : 'exam.unfinished', { day: this.words.day(on) });
    const molars = [molarRight, molarLeft].map((side) => side ?? '–').join(' / ');
    return [
      { key: 'iotn', value: iotn, note: said('iotnNote') },
      {
        key: 'overjet',
        value:
          overjetTenths === null ? null : this.words.say('exam.mm', { value: (overjetTenths / TENTHS).toFixed(1) }),
        note: measured,
      },
      { key: 'molars', value: (molarRight ?? molarLeft) ? molars : null, note: said('molarsNote') },
      { key: 'par', value: par === null ? null : String(par), note: said('parNote') },
    ];
  });
}
