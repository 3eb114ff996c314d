import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArchive } from '@lucide/angular';
import type { DuplicateDto } from '@cuspid/patients/contracts';

/** An archived record looks like who is being registered. Who may see archived records is led to it. */
@Component({
  selector: 'cd-archived-note',
  imports: [LucideArchive, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <div class="flex items-start gap-2 bg-sunken rounded-card px-3.5 py-2.5 text-small" role="status">
      <svg lucideArchive class="mt-px flex-none text-ink-2"></svg>
      <p>
        <span class="font-medium">{{ 'patients.duplicate.archived' | transloco }}</span>
        @for (one of known(); track one.code) {
          <a
            class="link block w-fit whitespace-nowrap"
            routerLink="/patients"
            [queryParams]="{ archived: '1', q: one.code, new: null }"
          >
            {{ one.name }}, {{ one.code }}
          </a>
        } @empty {
          {{ 'patients.duplicate.archivedAsk' | transloco }}
        }
      </p>
    </div>
  `,
})
export class ArchivedNote {
  readonly items = input.required<readonly DuplicateDto[]>();
  protected readonly known = computed(() =>
    this.items().map(({ patient }) => ({
      name: `${patient.firstName} ${patient.lastName}`,
      code: patient.patientCode,
    })),
  );
}
