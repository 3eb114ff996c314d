import { Injectable } from '@nestjs/common';
import { namesOf, PatientAlert } from '@cuspid/patients/api';
import { dayInWords, dayOf, escapeHtml } from '@cuspid/platform/providers';
import { tableHtml, worded, type Row } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';

const HEADS = ['Kind', 'What', 'Since', 'Recorded', 'Ended'];

/** Allergies, conditions and medication, those that have ended among them. */
@Injectable()
export class AlertsSection implements RecordSection {
  readonly name = 'alerts';
  readonly title = 'Allergies and medical alerts';

  async read({ patient, db, timeZone }: SectionAsk): Promise<SectionPaper> {
    const alerts = await db.find(PatientAlert, { where: { patientId: patient.id }, order: { id: 'ASC' } });
    const confirmer = patient.allergiesConfirmedById;
    const name = await namesOf(db, [
      confirmer,
      ...alerts.flatMap(({ recordedById, endedById }) => [recordedById, endedById]),
    ]);
    const dayAndName = (at: Date | null, by: number | null) =>
      at && [dayInWords(dayOf(at, timeZone)), name(by)].filter(Boolean).join(', ');
    const rows = alerts.map((alert): Row => ({
      isStruck: alert.endedAt !== null,
      cells: [
        `${worded(alert.kind)}${alert.severity === 'DANGER' ? ' (danger)' : ''}`,
        [alert.label, alert.note].filter(Boolean).join(': '),
        alert.since && dayInWords(alert.since),
        dayAndName(alert.recordedAt, alert.recordedById),
        [dayAndName(alert.endedAt, alert.endedById), alert.endedAs && worded(alert.endedAs), alert.endNote]
          .filter(Boolean)
          .join('; '),
      ],
    }));
    const asked = STATES[patient.allergyState];
    const confirmed = dayAndName(patient.allergiesConfirmedAt, confirmer);
    const state = `${asked}${confirmed ? ` (${confirmed})` : ''}`;
    const html = `<p class="lead">${escapeHtml(state)}</p>${rows.length ? tableHtml(HEADS, rows) : ''}`;
    return { html, count: alerts.length, says: { state, rows } };
  }
}

const STATES = {
  UNKNOWN: 'Allergies: nobody has asked yet',
  NONE: 'No known allergies',
  LISTED: 'Allergies: as listed',
} as const;
