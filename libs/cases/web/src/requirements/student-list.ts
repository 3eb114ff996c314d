import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseStatsDto, StudentProgressDto } from '@cuspid/cases/contracts';
import { Avatar, EmptyState } from '@cuspid/ui';
import { RequirementBars } from './requirement-bars';

/** The students side by side: how far each is with what they have to have done, and how many cases they have. */
@Component({
  selector: 'cd-student-list',
  imports: [Avatar, EmptyState, RequirementBars, TranslocoPipe],
  host: { class: 'block flex-1 min-h-0 overflow-y-auto border-t border-line' },
  template: `
    @if (students().length) {
      <div class="grid gap-3 p-(--gutter) grid-cols-1 desk:grid-cols-2">
        @for (one of students(); track one.student.id) {
          <section class="card p-4" [attr.aria-label]="one.student.name" [attr.data-student]="one.student.id">
            <div class="flex items-center gap-2 mb-2">
              <cd-avatar [name]="one.student.name" />
              <h2 class="text-heading truncate">{{ one.student.name }}</h2>
              <span class="text-ink-3">{{ one.group?.name }}</span>
              @if (countsOf(one.student.id); as counts) {
                <span class="ml-auto text-small text-ink-2 tabular">{{
                  'cases.students.counts' | transloco: { open: counts.open, verified: counts.verified }
                }}</span>
              }
            </div>
            <cd-requirement-bars [progress]="one" [showsFitting]="true" />
          </section>
        }
      </div>
    } @else {
      <cd-empty [text]="'cases.students.none' | transloco" />
    }
  `,
})
export class StudentList {
  readonly students = input.required<readonly StudentProgressDto[]>();
  readonly figures = input<CaseStatsDto | null>(null);

  protected countsOf(studentId: number) {
    return this.figures()?.byStudent.find(({ person }) => person.id === studentId) ?? null;
  }
}
