import type { ChangedField } from '@cuspid/visits/contracts';
import type { Planned } from '../procedures/planned';
import type { VisitBefore } from './visit-change';

const FIELDS = {
  time: ({ startsAt }) => startsAt,
  minutes: ({ minutes }) => minutes,
  provider: ({ providerId }) => providerId,
  chair: ({ chairId }) => chairId,
  type: ({ type }) => type,
  procedures: ({ procedures = [] }) =>
    JSON.stringify(procedures.map(({ procedureId, tooth }: Planned) => [procedureId, tooth])),
  notes: ({ notes }) => notes,
} satisfies Record<ChangedField, (visit: VisitBefore) => unknown>;

const NAMES: readonly ChangedField[] = ['time', 'minutes', 'provider', 'chair', 'type', 'procedures', 'notes'];

/** What of a visit is not as it was. */
export const changedFields = (before: VisitBefore, after: VisitBefore): ChangedField[] =>
  NAMES.filter((field) => FIELDS[field](before) !== FIELDS[field](after));
