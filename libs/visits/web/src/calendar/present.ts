import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { DashboardData } from '@cuspid/dashboard/web';
import { LiveEvents, rereads, Session } from '@cuspid/platform/web';
import type { Present } from '../visit-states';

const STATES: Record<string, Present['state']> = {
  IN_WAITING_ROOM: 'waiting',
  UNDER_CONSULTATION: 'consultation',
  UNDER_TREATMENT: 'treatment',
  AT_CASHIER: 'cashier',
};

/** What the queue, a room above this one, tells everybody over HTTP of somebody who is here. */
interface Entry {
  visitId: number | null;
  ticket: string;
  status: string;
  enteredAt: string;
  stageSince: string;
  forecast: { at: string } | null;
  patient: { firstAlert: { label: string; severity: string } | null };
}

/** Who is in the clinic, by visit: the dial of a card shows the stage of the queue. Without an answer the dial says Waiting. */
@Injectable()
export class OnTheFloor {
  private readonly session = inject(Session);
  /** The day’s page has it among its cards. */
  private readonly card = inject(DashboardData, { optional: true })?.card<Entry>('floor');
  private readonly board = httpResource<{ items: Entry[] }>(() =>
    !this.card && this.session.can('queue.read') ? '/api/queue' : undefined,
  );
  readonly all = computed<ReadonlyMap<number, Present>>(() => {
    const items = this.card?.rows() ?? (this.board.hasValue() ? this.board.value().items : []);
    return new Map(items.flatMap((entry) => presentOf(entry)));
  });

  constructor() {
    if (!this.card) inject(LiveEvents).on('queue', rereads(this.board));
  }

  of(visitId: number): Present | undefined {
    return this.all().get(visitId);
  }
}

function presentOf({ visitId, ticket, status, stageSince, forecast, patient }: Entry): [number, Present][] {
  const state = STATES[status];
  if (visitId === null || !state) return [];
  const { firstAlert } = patient;
  const alert = firstAlert?.severity === 'DANGER' ? firstAlert.label : null;
  return [[visitId, { state, ticket, since: stageSince, expectedAt: forecast?.at ?? null, alert }]];
}
