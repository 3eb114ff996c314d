import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AuditEntry } from '@cuspid/audit/api';
import { RECORD_ACTIONS } from '@cuspid/patients/contracts';
import { CareTeamMember } from '../care-team-member';
import { Patient } from '../patient';
import { PatientAlert } from '../patient-alert';
import { tableSource } from './table-source';
import { TimelineSources, type TimelineSource } from './timeline-sources';
import { trailSource } from './trail-source';

/** What is nobody's business to read in a list of changed fields: the machine's own. */
const UNTOLD = ['version'];

/** Which fields changed, not what they are now: the record tells that, to whoever may read it. */
function changedFields({ before, after }: AuditEntry): string | undefined {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].filter((field) => !UNTOLD.includes(field)).join(',') || undefined;
}

const registration = tableSource<Patient>({
  name: 'registration',
  kind: 'registration',
  permission: 'patient.read',
  entity: Patient,
  table: 'patient',
  index: 'primary',
  patient: 'id',
  at: 'registered_at',
  told: (row) => ({
    at: row.registeredAt,
    id: row.id,
    what: 'patient.registered',
    byId: row.registeredById,
    parts: { label: row.patientCode },
    link: { to: 'profile' },
  }),
});

const alertParts = ({ label, kind, severity }: PatientAlert) => ({ label, word: kind, severity });

const alerts = (which: 'recorded' | 'ended'): TimelineSource =>
  tableSource<PatientAlert>({
    name: `alert-${which}`,
    kind: 'alerts',
    permission: 'patient.alert',
    entity: PatientAlert,
    table: 'patient_alert',
    index: 'patient_alert_open',
    at: which === 'recorded' ? 'recorded_at' : 'ended_at',
    told: (row) => ({
      at: which === 'recorded' ? row.recordedAt : (row.endedAt ?? row.recordedAt),
      id: row.id,
      what: `alert.${which}`,
      byId: which === 'recorded' ? row.recordedById : row.endedById,
      parts: alertParts(row),
      link: { to: 'profile' },
    }),
  });

const places = (which: 'joined' | 'left'): TimelineSource =>
  tableSource<CareTeamMember>({
    name: `care-team-${which}`,
    kind: 'care-team',
    permission: 'careTeam.read',
    entity: CareTeamMember,
    table: 'care_team_member',
    index: 'care_team_member_one_active',
    at: which === 'joined' ? 'since' : 'ended_at',
    told: (row) => ({
      at: which === 'joined' ? row.since : (row.endedAt ?? row.since),
      id: row.id,
      what: `care-team.${which}`,
      byId: which === 'joined' ? row.addedById : row.endedById,
      personId: row.userId,
      parts: { word: row.role },
      link: { to: 'profile' },
    }),
  });

/** What this domain tells of a patient: the registration, alerts, the care team, and changes of the record. */
@Injectable()
export class OwnSources implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  onModuleInit(): void {
    this.sources.add(
      registration,
      alerts('recorded'),
      alerts('ended'),
      trailSource({
        name: 'alert-confirmed',
        kind: 'alerts',
        permission: 'patient.alert',
        actions: ['alert.confirmed'],
        told: ({ after }) => ({ parts: { word: wordIn(after, 'allergyState') }, link: { to: 'profile' } }),
      }),
      places('joined'),
      places('left'),
      trailSource({
        name: 'record',
        kind: 'record',
        permission: 'patient.read',
        actions: RECORD_ACTIONS,
        told: (entry) => ({ parts: { fields: changedFields(entry) }, link: { to: 'profile' } }),
      }),
    );
  }
}

/** A word the trail keeps under a name. */
function wordIn(side: object | null, name: string): string | null {
  const value: unknown = side ? Reflect.get(side, name) : null;
  return typeof value === 'string' ? value : null;
}
