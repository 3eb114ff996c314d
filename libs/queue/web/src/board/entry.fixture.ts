import type { QueueEntryDto } from '@cuspid/queue/contracts';

export const NOW = new Date('2026-11-23T05:12:00.000Z');

/** An instant this many minutes before `NOW`. */
export const ago = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();

/** A waiting patient, called "A 1" with id 1 and so on; what matters to a spec is said there. */
export function anEntry(id: number, what: Partial<QueueEntryDto> = {}): QueueEntryDto {
  return {
    id,
    patient: {
      id: 100 + id,
      patientCode: `PT-${id}`,
      firstName: 'Dilani',
      lastName: `Wickramasinghe ${id}`,
      dateOfBirth: null,
      sex: 'FEMALE',
      allergyState: 'NONE',
      firstAlert: null,
      isConfirmationDue: false,
    },
    visitId: null,
    provider: null,
    chair: null,
    ticket: `A ${id}`,
    status: 'IN_WAITING_ROOM',
    priority: 'NORMAL',
    procedure: null,
    notes: null,
    enteredAt: ago(10),
    stageSince: ago(10),
    completedAt: null,
    isUnfinished: false,
    mayProgress: true,
    forecast: null,
    route: null,
    version: 1,
    ...what,
  };
}
