import type { VisitDto } from '@cuspid/visits/contracts';
import type { VisitState } from '@cuspid/ui';

/** What the floor knows of a patient who is here. */
export interface Present {
  state: Extract<VisitState, 'waiting' | 'consultation' | 'treatment' | 'cashier'>;
  ticket: string;
  since: string;
  /** While waiting: when the queue expects them to be called. */
  expectedAt: string | null;
  /** The most dangerous thing to know of the patient. */
  alert: string | null;
}

/** Where a visit stands, as the dial shows it; of somebody who is here the queue knows more. */
export function stateOf(visit: Pick<VisitDto, 'status' | 'confirmedAt'>, present?: Present): VisitState {
  switch (visit.status) {
    case 'SCHEDULED':
      return visit.confirmedAt ? 'confirmed' : 'booked';
    case 'ARRIVED':
      return present?.state ?? 'waiting';
    case 'COMPLETED':
      return 'completed';
    case 'CANCELLED':
      return 'cancelled';
    case 'DID_NOT_ATTEND':
      return 'did-not-attend';
  }
}

export const nameOf = ({ patient }: Pick<VisitDto, 'patient'>): string => `${patient.firstName} ${patient.lastName}`;
