import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { httpResource } from '@angular/common/http';
import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideChevronDown } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import type { StaffDto } from '@cuspid/users/contracts';
import type { Whose } from './directory-filter';

const CARING = ['ORTHODONTIST', 'DENTAL_SURGEON', 'STUDENT'];

/** A filter chip for the care team: one's own patients, nobody's, or a clinician's; letters find a name. */
@Component({
  selector: 'cd-care-team-filter',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, LucideCheck, LucideChevronDown, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <button type="button" class="filter" [cdkMenuTriggerFor]="choices" (cdkMenuOpened)="isWanted.set(true)">
      {{ 'patients.column.team' | transloco }}:
      <b class="max-w-36 truncate">
        @if (word(); as key) {
          {{ 'patients.whose.' + key | transloco }}
        } @else {
          {{ chosenName() }}
        }
      </b>
      <svg lucideChevronDown></svg>
    </button>
    <ng-template #choices>
      <div class="menu max-h-96 overflow-y-auto" cdkMenu [attr.aria-label]="'patients.column.team' | transloco">
        @for (one of fixed(); track one) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="word() === one"
            (cdkMenuItemTriggered)="chosen.emit(one)"
          >
            {{ 'patients.whoseLong.' + one | transloco }}
            @if (word() === one) {
              <svg lucideCheck class="ml-auto"></svg>
            }
          </button>
        }
        <div class="menu-line"></div>
        @for (person of people(); track person.id) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuitemTypeaheadLabel]="person.name"
            [cdkMenuItemChecked]="value() === person.id"
            (cdkMenuItemTriggered)="chosen.emit(person.id)"
          >
            {{ person.name }}
            <span class="ml-auto pl-4 text-small font-normal text-ink-3">{{ 'roles.' + person.role | transloco }}</span>
          </button>
        } @empty {
          <p class="px-2 py-1.5 text-small text-ink-3">
            {{ (staff.error() ? 'patients.team.staffNotLoaded' : 'ui.loading') | transloco }}
          </p>
        }
      </div>
    </ng-template>
  `,
})
export class CareTeamFilter {
  readonly value = input.required<Whose | null>();
  /** Whether the person has patients of their own. */
  readonly hasOwn = input.required<boolean>();
  readonly chosen = output<Whose>();

  protected readonly isWanted = signal(false);
  protected readonly staff = httpResource<Page<StaffDto>>(() =>
    this.isWanted() || typeof this.value() === 'number' ? '/api/staff?limit=100' : undefined,
  );
  protected readonly people = computed(() =>
    (this.staff.hasValue() ? this.staff.value().items : []).filter(({ role }) => CARING.includes(role)),
  );
  protected readonly fixed = computed(() =>
    this.hasOwn() ? (['mine', 'all', 'none'] as const) : (['all', 'none'] as const),
  );
  protected readonly word = computed(() => {
    const value = this.value() ?? (this.hasOwn() ? 'mine' : 'all');
    return typeof value === 'number' ? null : value;
  });
  protected readonly chosenName = computed(() => this.people().find(({ id }) => id === this.value())?.name ?? '…');
}
