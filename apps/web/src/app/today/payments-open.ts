import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PatientBalanceDto, PatientBalancesDto } from '@cuspid/payment-records/contracts';
import type { QueueBoardDto, QueueEntryDto, QueueStatus } from '@cuspid/queue/contracts';
import { LiveEvents, rereads } from '@cuspid/platform/web';
import { moneyText, Status, TaskBlock, type VisitState } from '@cuspid/ui';

/** Rows that show until all are asked for: the calls below stay in view. */
const SHOWN = 4;
/** Most patients whose balances one question may name. */
const ASKED = 100;
/** Who is about to leave first, then who has left, then who is still being treated. */
const ORDER: readonly QueueStatus[] = [
  'AT_CASHIER',
  'COMPLETED',
  'UNDER_TREATMENT',
  'UNDER_CONSULTATION',
  'IN_WAITING_ROOM',
];
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
  private readonly board = httpResource<QueueBoardDto>(() => '/api/queue');
  private readonly here = computed(() => {
    const entries = this.board.hasValue() ? this.board.value().items : [];
    const place = ({ status }: QueueEntryDto) => ORDER.indexOf(status);
    return entries.toSorted((a, b) => place(a) - place(b) || a.id - b.id).slice(0, ASKED);
  });
  private readonly balances = httpResource<PatientBalancesDto>(() => {
    const ids = [...new Set(this.here().map(({ patient }) => patient.id))];
    if (!ids.length) return undefined;
    return { url: '/api/payment-records/balances', params: { patientIds: ids.join(',') } };
  });
  private readonly found = computed(() => {
    if (!this.board.hasValue()) return undefined;
    if (!this.here().length) return [];
    if (!this.balances.hasValue()) return undefined;
    const { day } = this.board.value();
    const known = this.balances.value().items;
    const rows = this.here().flatMap((entry) => {
      const own = known.filter(({ patientId }) => patientId === entry.patient.id);
      return isOpen(entry, own, day) ? [this.rowOf(entry, own)] : [];
    });
    // Who owes comes first: an order that stands within each stays.
    return rows.toSorted((a, b) => Number(b.owes !== '') - Number(a.owes !== ''));
  });
  protected readonly count = computed(() => this.found()?.length);
  protected readonly shown = SHOWN;
  protected readonly isAll = signal(false);
  protected readonly rows = computed(() => (this.found() ?? []).slice(0, this.isAll() ? ASKED : SHOWN));
  protected readonly failed = computed(() => Boolean(this.board.error() ?? this.balances.error()));

  constructor() {
    const live = inject(LiveEvents);
    live.on('queue', rereads(this.board));
    live.on('payments', rereads(this.balances));
  }

  protected retry(): void {
    this.board.reload();
    this.balances.reload();
  }

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

/** Somebody who owes; and who left today without a line in the ledger of today. */
function isOpen({ status }: QueueEntryDto, own: readonly PatientBalanceDto[], day: string): boolean {
  if (own.some(({ balanceMinor }) => balanceMinor > 0)) return true;
  return status === 'COMPLETED' && !own.some(({ lastOn }) => lastOn === day);
}
