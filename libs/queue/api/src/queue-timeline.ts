import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tableSource, TimelineSources } from '@cuspid/patients/api';
import { QueueEntry } from './queue-entry';

const MINUTE = 60_000;

/** Times in the clinic, each at its check-in: from the waiting room until the patient left. */
@Injectable()
export class QueueTimeline implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  onModuleInit(): void {
    this.sources.add(
      tableSource<QueueEntry>({
        name: 'queue-entry',
        kind: 'queue',
        permission: 'queue.read',
        entity: QueueEntry,
        table: 'queue_entry',
        index: 'queue_entry_patient_entered',
        at: 'entered_at',
        told: (entry) => ({
          at: entry.enteredAt,
          id: entry.id,
          what: entry.completedAt ? 'queue.left' : 'queue.checked-in',
          byId: entry.checkedInById,
          personId: entry.providerId,
          parts: { label: entry.ticket, word: entry.status, minutes: minutesIn(entry) },
          ...(!entry.completedAt && { link: { to: 'queue', id: entry.id } }),
        }),
      }),
    );
  }
}

const minutesIn = ({ enteredAt, completedAt }: QueueEntry): number | null =>
  completedAt && Math.round((completedAt.getTime() - enteredAt.getTime()) / MINUTE);
