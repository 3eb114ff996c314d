import { createHash, randomBytes } from 'node:crypto';
import { EntriesService } from '@cuspid/dental-chart/api';
import { PatientAlert } from '@cuspid/patients/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { QueueDisplay, QueueEntry } from '@cuspid/queue/api';
import { Chair, Clinic } from '@cuspid/settings/api';
import { Visit } from '@cuspid/visits/api';

let made = 0;
const id = ({ identifiers }: { identifiers: Record<string, unknown>[] }) => Number(identifiers[0]?.['id']);

/** Rows straight into the tables, for suites that need thousands of them and test none of how they come to be. */
export const rows = {
  async visit(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const now = new Date();
    const when = { startsAt: now, minutes: 30, type: 'Adjustment', createdById: by.id, createdAt: now };
    return id(await clinic.source.manager.insert(Visit, { ...when, patientId }));
  },

  async queueEntry(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const now = new Date();
    const entry = { checkedInById: by.id, enteredAt: now, stageSince: now, ticket: `T ${++made}` };
    const day = await clinic.get(Clinic).today();
    return id(await clinic.source.manager.insert(QueueEntry, { ...entry, day, patientId }));
  },

  /** A display link; gives its id and its token. */
  async display(clinic: SpecClinic, by: Person): Promise<{ id: number; token: string }> {
    const token = randomBytes(32).toString('base64url');
    const display = {
      tokenHash: createHash('sha256').update(token).digest('hex'),
      name: 'Waiting room',
      createdById: by.id,
      createdAt: new Date(),
    };
    return { id: id(await clinic.source.manager.insert(QueueDisplay, display)), token };
  },

  async alert(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const alert = { kind: 'CONDITION', severity: 'INFO', label: 'Asthma', recordedById: by.id } as const;
    return id(await clinic.source.manager.insert(PatientAlert, { ...alert, recordedAt: new Date(), patientId }));
  },

  /** A planned filling of tooth 36, entered by somebody of the patient's team. */
  async finding(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
    const { findings } = await clinic.get(EntriesService).record(by, patientId, { text: '36 mod composite p' });
    return findings[0]?.id ?? 0;
  },

  async chair(clinic: SpecClinic): Promise<number> {
    const sort = ++made;
    return id(await clinic.source.manager.insert(Chair, { name: `Chair ${sort}`, sort }));
  },
};
