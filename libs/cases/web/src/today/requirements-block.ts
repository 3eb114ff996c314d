import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RequirementItemDto, StudentProgressDto } from '@cuspid/cases/contracts';
import { DashboardData } from '@cuspid/dashboard/web';
import { TaskBlock } from '@cuspid/ui';
import { RequirementBars } from '../requirements/requirement-bars';

/** What I have to have done and how much of it is: a block of the day's page. Figures are no work that waits. */
@Component({
  selector: 'cd-requirements-block',
  imports: [RequirementBars, TaskBlock, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-task-block
      [heading]="'cases.today.requirements' | transloco"
      [isWork]="false"
      [count]="card.count()"
      [empty]="'cases.pace.noGroup' | transloco"
      [failed]="card.failed() ? ('cases.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      @if (progress(); as mine) {
        <li class="px-4 py-2"><cd-requirement-bars [progress]="mine" [showsFitting]="true" /></li>
      }
    </cd-task-block>
  `,
})
export class RequirementsBlock {
  protected readonly card = inject(DashboardData).card<RequirementItemDto, Omit<StudentProgressDto, 'items'>>(
    'requirements',
  );
  protected readonly progress = computed<StudentProgressDto | null>(() => {
    const about = this.card.about();
    return about ? { ...about, items: [...this.card.rows()] } : null;
  });
}
