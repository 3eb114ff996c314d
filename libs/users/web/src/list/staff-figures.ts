import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ROLES, type Role } from '@cuspid/platform/contracts';
import type { UserStatsDto } from '@cuspid/users/contracts';
import type { UsersFilter } from './users-filter';

/** How many accounts there are; each figure lists those it counts. */
@Component({
  selector: 'cd-staff-figures',
  imports: [TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    <div class="user-strip tabular">
      <div>
        <span class="user-strip-name">{{ 'users.figures.active' | transloco }}</span>
        <b>{{ active() }}</b>
        @if (inactive() > 0) {
          <span class="user-strip-aside">{{ 'users.figures.inactive' | transloco: { count: inactive() } }}</span>
        }
      </div>
      @for (one of roles(); track one.role) {
        <button type="button" [attr.aria-pressed]="filter().role === one.role" (click)="role.emit(one.role)">
          <span class="user-strip-name">{{ 'users.figures.role.' + one.role | transloco }}</span>
          <b>{{ one.active }}</b>
        </button>
      }
      <button type="button" [attr.aria-pressed]="filter().state === 'TEMPORARY'" (click)="temporary.emit()">
        <span class="user-strip-name">{{ 'users.figures.temporary' | transloco }}</span>
        <b>{{ stats().temporary }}</b>
      </button>
      <button type="button" [attr.aria-pressed]="filter().sort === 'lastSeenAt'" (click)="dormant.emit()">
        <span class="user-strip-name">{{ 'users.figures.dormant' | transloco }}</span>
        <b>{{ stats().dormant }}</b>
      </button>
    </div>
  `,
})
export class StaffFigures {
  readonly stats = input.required<UserStatsDto>();
  readonly filter = input.required<UsersFilter>();
  /** A sheet takes the room of the roles. */
  readonly isFolded = input(false);
  readonly role = output<Role>();
  readonly temporary = output<void>();
  readonly dormant = output<void>();

  protected readonly roles = computed(() =>
    this.isFolded()
      ? []
      : ROLES.flatMap((role) => this.stats().roles.filter((one) => one.role === role && one.active > 0)),
  );
  protected readonly active = computed(() => this.stats().roles.reduce((sum, { active }) => sum + active, 0));
  protected readonly inactive = computed(() => this.stats().roles.reduce((sum, { inactive }) => sum + inactive, 0));
}
