import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { DashboardData } from '@cuspid/dashboard/web';
import type { PatientBalanceDto } from '@cuspid/payment-records/contracts';
import type { QueueEntryDto, QueueStatus } from '@cuspid/queue/contracts';
import { moneyText, Status, TaskBlock, type VisitState } from '@cuspid/ui';

/** Rows that show until all are asked for: the calls below stay in view. */
const SHOWN = 4;
/** Where each of them stands. */
interface BalancesTold {
  balances: readonly PatientBalanceDto[];
}
const DIALS: Record<QueueStatus, VisitState> = {
  IN_WAITING_ROOM: 'waiting',
  UNDER_CONSULTATION: 'consultation',
  UNDER_TREATMENT: 'treatment',
  AT_CASHIER: 'cashier',
  COMPLETED: 'completed',
};

/** Who is in the clinic today and owes, or left without anything being charged: a list of the desk’s day. */
@Component({
  selector: 'cd-payments-open',
  imports: [RouterLink, Status, TaskBlock, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-task-block
      [heading]="'today.payments.title' | transloco"
      [count]="count()"
      [empty]="'today.payments.none' | transloco"
      [failed]="failed() ? ('today.payments.failed' | transloco) : null"
      (retry)="retry()"
    >
      @if ((count() ?? 0) > shown) {
        <button all type="button" class="link" [attr.aria-expanded]="isAll()" (click)="isAll.set(!isAll())">
          {{ (isAll() ? 'today.payments.fewer' : 'today.payments.all') | transloco: { count: count() } }}
        </button>
      }
      @for (row of rows(); track row.id) {
        <li class="task-row" data-task tabindex="-1">
          <span class="task-time tabular">{{ row.ticket }}</span>
          <span class="task-who">
            <a class="block truncate" [routerLink]="['/patients', row.patientId, 'payments']">{{ row.name }}</a>
            <span class="task-note truncate">{{ row.note }}</span>
          </span>
          <cd-status [state]="row.dial" />
          <span class="task-when tabular font-medium whitespace-nowrap w-auto! min-w-32">{{ row.owes }}</span>
          <span class="task-step min-w-32!">
            <a
              class="btn btn-small"
              data-step
              [routerLink]="['/patients', row.patientId, 'payments']"
              [queryParams]="row.owes ? { take: '' } : {}"
              >{{ (row.owes ? 'today.payments.take' : 'today.payments.look') | transloco }}</a
            >
          </span>
        </li>
      }
    </cd-task-block>
  `,
})
export class PaymentsOpen {
  private readonly words = inject(TranslocoService);
  private readonly card = inject(DashboardData).card<QueueEntryDto, BalancesTold>('payments');
  protected readonly count = this.card.count;
  protected readonly shown = SHOWN;
  protected readonly isAll = signal(false);
  protected readonly rows = computed(() => {
    const known = this.card.about()?.balances ?? [];
    const rows = this.card.rows().slice(0, this.isAll() ? undefined : SHOWN);
    return rows.map((entry) =>
      this.rowOf(
        entry,
        known.filter(({ patientId }) => patientId === entry.patient.id),
      ),
    );
  });
  protected readonly failed = this.card.failed;
  protected readonly retry = this.card.reload;

  private rowOf(
    { id, ticket, patient, status, procedure, provider }: QueueEntryDto,
    own: readonly PatientBalanceDto[],
  ) {
    const owed = own.filter(({ balanceMinor }) => balanceMinor > 0);
    const said = owed.length
      ? [procedure, provider?.name]
      : [this.words.translate<string>('today.payments.nothingCharged')];
    return {
      ...{ id, ticket, patientId: patient.id, dial: DIALS[status] },
      name: `${patient.firstName} ${patient.lastName}`,
      note: [patient.patientCode, ...said].filter(Boolean).join(' · '),
      owes: owed.map(({ balanceMinor, currency }) => moneyText({ amountMinor: balanceMinor, currency })).join(' + '),
    };
  }
}
