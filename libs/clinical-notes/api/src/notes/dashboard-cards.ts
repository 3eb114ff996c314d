import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PendingKind } from '@cuspid/clinical-notes/contracts';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts/dto';
import { addressOf, DashboardCards, FIRST_ROWS, pageCard, type CardContent } from '@cuspid/dashboard/api';
import { AlertsService } from '@cuspid/patients/api';
import type { AlertsDto } from '@cuspid/patients/contracts/dto';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { VisitsService } from '@cuspid/visits/api';
import { NoteList } from './note-list';

/** Newest notes that are looked through for the last one that is signed and stands. */
const LOOKED_AT = 20;
const PENDING: readonly (readonly ['unsigned' | 'unverified' | 'ownNotes', PendingKind])[] = [
  ['unsigned', 'unsigned'],
  ['unverified', 'unverified'],
  ['ownNotes', 'mine'],
];

/** The cards of the dashboard that are about notes, and the patient who comes next with what was noted last. */
@Injectable()
export class NoteDashboardCards implements OnModuleInit {
  constructor(
    private readonly cards: DashboardCards,
    private readonly notes: NoteList,
    private readonly visits: VisitsService,
    private readonly alerts: AlertsService,
    private readonly clinic: Clinic,
  ) {}

  onModuleInit(): void {
    this.cards.add(...PENDING.map(([key, kind]) => ({ key, of: ({ me }: { me: Actor }) => this.pending(me, kind) })), {
      key: 'next',
      of: ({ me }) => this.next(me),
    });
  }

  private async pending(me: Actor, kind: PendingKind): Promise<CardContent> {
    const asked = { kind };
    const page = await this.notes.pending(me, { ...asked, ...FIRST_ROWS });
    return pageCard(page, { asked, list: '/api/clinical-notes/pending', link: addressOf('/notes', { list: kind }) });
  }

  /** Who is here comes before who is still to come; the earliest first. */
  private async next(me: Actor): Promise<CardContent> {
    const { from, to } = await this.clinic.dayBounds(await this.clinic.today());
    const asked = { isBooked: true, limit: 100, count: true, providerId: me.id, from, to };
    const { items } = await this.visits.list(me, asked);
    const visit =
      items.find(({ status }) => status === 'ARRIVED') ?? items.find(({ status }) => status === 'SCHEDULED');
    const opens = { link: '/calendar', list: addressOf('/api/visits', asked) };
    if (!visit) return { ...opens, count: 0, items: [] };
    const { id } = visit.patient;
    const [alerts, note] = await Promise.all([this.alertsOf(me, id), this.lastNote(me, id)]);
    return { ...opens, count: 1, items: [visit], about: { alerts, ...note } };
  }

  /** Whoever is booked for a patient of others is told that nothing is known. */
  private alertsOf(me: Actor, patientId: number): Promise<AlertsDto | null> {
    return this.alerts.of(me, patientId).catch(unlessHidden);
  }

  private async lastNote(me: Actor, patientId: number): Promise<{ note: ClinicalNoteDto | null; noteHidden: boolean }> {
    const page = await this.notes.list(me, patientId, { limit: LOOKED_AT }).catch(unlessHidden);
    const note = page?.items.find(({ signedAt, state }) => signedAt !== null && state !== 'STRUCK') ?? null;
    return { note, noteHidden: page === null };
  }
}

function unlessHidden(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
