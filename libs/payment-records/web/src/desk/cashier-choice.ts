import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { mayRole, type Page } from '@cuspid/platform/contracts';
import { Session } from '@cuspid/platform/web';
import type { StaffDto } from '@cuspid/users/contracts';

/** Whose drawer or closes, for who sees those of others: everybody who closes one. */
@Component({
  selector: 'cd-cashier-choice',
  imports: [TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <select
      #box
      class="input cash-choice"
      [attr.aria-label]="'cash.cashier' | transloco"
      [value]="cashierId() ?? ''"
      (change)="chosen.emit(box.value ? +box.value : null)"
    >
      <option value="" [selected]="cashierId() === null">{{ without() }}</option>
      @for (one of people(); track one.id) {
        <option [value]="one.id" [selected]="one.id === cashierId()">{{ one.name }}</option>
      }
    </select>
  `,
})
export class CashierChoice {
  readonly cashierId = input.required<number | null>();
  /** What choosing nobody means. */
  readonly without = input.required<string>();
  readonly isWithMe = input(true);
  readonly chosen = output<number | null>();

  private readonly me = inject(Session).user()?.id;
  private readonly staff = httpResource<Page<StaffDto>>(() => '/api/staff?limit=100');
  protected readonly people = computed(() =>
    (this.staff.hasValue() ? this.staff.value().items : []).filter(
      ({ id, role }) => mayRole(role, 'payment.closeDay') && (this.isWithMe() || id !== this.me),
    ),
  );
}
