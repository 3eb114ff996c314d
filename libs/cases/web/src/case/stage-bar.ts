import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseDto } from '@cuspid/cases/contracts';
import { stageOf, STAGES } from './stages';

/** How far a case has come: what is done, what it is at, what is to come. */
@Component({
  selector: 'cd-stage-bar',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <ol class="case-stages">
      @for (stage of stages(); track stage.name) {
        <li
          class="case-stage"
          [class.case-stage-done]="stage.is === 'done'"
          [class.case-stage-now]="stage.is === 'now'"
          [attr.aria-current]="stage.is === 'now' ? 'step' : null"
        >
          {{ 'cases.stage.' + stage.name | transloco }}
          @if (stage.is === 'done') {
            <span class="sr-only">{{ 'cases.stage.done' | transloco }}</span>
          }
        </li>
      }
    </ol>
  `,
})
export class StageBar {
  readonly case = input.required<CaseDto>();
  protected readonly stages = computed(() => {
    const now = stageOf(this.case());
    const at = now === null ? STAGES.length : STAGES.indexOf(now);
    return STAGES.map((name, index) => ({ name, is: index < at ? 'done' : index === at ? 'now' : 'ahead' }));
  });
}
