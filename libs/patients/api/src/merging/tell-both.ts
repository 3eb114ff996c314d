import type { Audit } from '@cuspid/audit/api';
import type { Actor, Events } from '@cuspid/platform/api';
import type { Topic } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';

/** Wherever a patient's rows show themselves. */
const SHOWN_IN: readonly Topic[] = ['patients', 'approvals', 'visits', 'queue', 'chart'];

interface Teller {
  me: Actor;
  audit: Audit;
  events: Events;
}

interface Parting {
  patientId: number;
  mergedId: number;
  before?: object;
  after: object;
}

/** Writes a merge, or its taking back, into the trail of both records, and tells the screens that show either. */
export async function tellBoth(
  tx: Tx,
  { me, audit, events }: Teller,
  action: string,
  { patientId, mergedId, before, after }: Parting,
): Promise<void> {
  const about = (id: number) => ({ entity: 'patient', id, patientId: id });
  await audit.record(tx, me, action, { ...about(patientId), before, after });
  await audit.record(tx, me, action, { ...about(mergedId), after: { ...after, into: patientId } });
  for (const id of [patientId, mergedId]) {
    for (const topic of SHOWN_IN) {
      await events.publish(tx, topic, { ...(topic === 'patients' && { id }), patientId: id });
    }
  }
}
