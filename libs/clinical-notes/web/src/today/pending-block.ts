import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PendingKind, PendingNoteDto } from '@cuspid/clinical-notes/contracts';
import type { Card } from '@cuspid/dashboard/contracts';
import { DashboardData } from '@cuspid/dashboard/web';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { TaskBlock } from '@cuspid/ui';

const CARDS = { unsigned: 'unsigned', unverified: 'unverified', mine: 'ownNotes' } as const satisfies Record<
  PendingKind,
  Card
>;

/** Notes that wait: mine to sign, others' to verify, mine that wait for somebody. Oldest first. */
@Component({
  selector: 'cd-pending-notes',
  imports: [RouterLink, TaskBlock, TranslocoPipe],
  template: `
    <cd-task-block
      [heading]="'notes.today.' + kind() + '.title' | transloco"
      [count]="count()"
      [isWork]="kind() !== 'mine'"
      [empty]="'notes.today.' + kind() + '.none' | transloco"
      [failed]="card().failed() ? ('notes.notLoaded' | transloco) : null"
      (retry)="card().reload()"
    >
      @if ((count() ?? 0) > rows().length) {
        <a all class="link" routerLink="/notes" [queryParams]="{ list: kind() }">{{
          'notes.today.all' | transloco: { count: count() }
        }}</a>
      }
      @for (row of rows(); track row.note.id) {
        <li class="task-row" data-task tabindex="-1">
          <span class="task-who">
            <a class="block truncate" [routerLink]="['/patients', row.patient.id]"
              >{{ row.patient.firstName }} {{ row.patient.lastName }}</a
            >
            <span class="task-note truncate">{{ about(row) }}</span>
          </span>
          <span class="task-step">
            <a
              class="btn btn-small"
              data-step
              routerLink="/notes"
              [queryParams]="{ list: kind(), note: row.note.id }"
              >{{ 'notes.today.' + kind() + '.step' | transloco }}</a
            >
          </span>
        </li>
      }
    </cd-task-block>
  `,
})
export class PendingBlock {
  readonly kind = input.required<PendingKind>();

  private readonly clock = inject(ClinicClock);
  private readonly data = inject(DashboardData);
  protected readonly card = computed(() => this.data.card<PendingNoteDto>(CARDS[this.kind()]));
  protected readonly count = computed(() => this.card().count());
  protected readonly rows = computed(() => this.card().rows());

  protected about({ note, patient }: PendingNoteDto): string {
    const begun = dayText(this.clock.today(note.signedAt ?? note.createdAt));
    const author = this.kind() === 'unverified' ? note.author.name : null;
    return [patient.patientCode, begun, author, note.text.replace(/\s+/g, ' ')].filter(Boolean).join(' · ');
  }
}
