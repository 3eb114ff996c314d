import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { fillTemplate, type NoteValues } from '@cuspid/clinical-notes/contracts';
import type { FilledTemplateDto, FillTemplateDto } from '@cuspid/clinical-notes/contracts/dto';
import { ageOn } from '@cuspid/dental-chart/api';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { Database, Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Clinic, clockIn, dayIn } from '@cuspid/settings/api';
import { Visit } from '@cuspid/visits/api';
import { NoteTemplate } from './note-template';

/** Puts a patient's values into a text for notes. Nothing is kept: what comes of it is a draft of the clinician's. */
@Injectable()
export class TemplateFilling {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  async fill(me: Actor, patientId: number, templateId: number, what: FillTemplateDto): Promise<FilledTemplateDto> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'note.write');
    const template = await db.findOneBy(NoteTemplate, { id: templateId, isActive: true });
    if (!template) throw new NotFound();
    const values = { ...(await this.facts(me, patient)), ...(await this.told(patientId, what)) };
    this.audit.read(me, 'note-template.filled', { entity: 'note_template', id: templateId, patientId });
    return { templateId, type: template.type, ...fillTemplate(template.text, values) };
  }

  private async facts(me: Actor, patient: Patient): Promise<NoteValues> {
    const { timeZone, name } = await this.clinic.setting();
    const now = clock.now();
    const today = dayIn(timeZone, now);
    const { firstName, lastName, patientCode, dateOfBirth } = patient;
    const age = ageOn(today, patient);
    return {
      ...{ 'patient.firstName': firstName, 'patient.lastName': lastName, 'patient.code': patientCode },
      ...{ 'patient.fullName': `${firstName} ${lastName}`, today: inWords(today), time: clockIn(timeZone, now) },
      ...{ 'clinic.name': name, 'clinician.name': me.name },
      ...(dateOfBirth && { 'patient.dateOfBirth': inWords(dateOfBirth) }),
      ...(age !== null && { 'patient.age': yearsOf(age) }),
    };
  }

  private async told(patientId: number, { visitId, teeth, procedure }: FillTemplateDto): Promise<NoteValues> {
    const visit = visitId ? await this.db.source.manager.findOneBy(Visit, { id: visitId, patientId }) : null;
    if (visitId && !visit) throw new Invalid([{ path: 'visitId', message: 'is not a visit of this patient' }]);
    return {
      ...(visit && { 'visit.type': visit.type }),
      ...(teeth?.length && { teeth: teeth.join(', ') }),
      ...(procedure && { procedure }),
    };
  }
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const inWords = (day: string): string => DAY.format(Date.parse(`${day}T00:00:00Z`));

/** Months count for the smallest. */
function yearsOf(age: number): string {
  const years = Math.floor(age);
  if (years >= 2) return `${years} years`;
  const months = Math.floor(age * 12 + 1e-6);
  return `${months} ${months === 1 ? 'month' : 'months'}`;
}
