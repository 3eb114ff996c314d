import { Injectable } from '@nestjs/common';
import { namesOf } from '@cuspid/patients/api';
import { dayInWords, dayOf } from '@cuspid/platform/providers';
import { factsHtml, worded, type Cell } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';

const LANGUAGES = { en: 'English', si: 'Sinhala', ta: 'Tamil' } as const;

/** Who the patient is, as registered. */
@Injectable()
export class IdentitySection implements RecordSection {
  readonly name = 'identity';
  readonly title = 'Patient';

  async read({ patient, db, timeZone }: SectionAsk): Promise<SectionPaper> {
    const name = await namesOf(db, [patient.registeredById]);
    const { dateOfBirth, isBirthDateEstimated, registeredAt } = patient;
    const born = dateOfBirth && `${isBirthDateEstimated ? 'about ' : ''}${dayInWords(dateOfBirth)}`;
    const by = name(patient.registeredById);
    const facts: [string, Cell][] = [
      ['Name', `${patient.firstName} ${patient.lastName}`],
      ['Patient code', patient.patientCode],
      ['Born', born ?? 'not known'],
      ['Sex', worded(patient.sex)],
      ['Phone', told([patient.phone, patient.otherPhone])],
      ['E-mail', patient.email],
      ['Address', told([patient.address, patient.province])],
      ['Guardian', told([patient.guardianName, patient.guardianPhone])],
      ['In an emergency', told([patient.emergencyName, patient.emergencyPhone])],
      ['Language', LANGUAGES[patient.language]],
      ['Course of treatment', worded(patient.clinicalStatus)],
      ['Registered', told([dayInWords(dayOf(registeredAt, timeZone)), by && `by ${by}`], ' ')],
    ];
    return { html: factsHtml(facts), count: null, says: facts };
  }
}

const told = (parts: readonly Cell[], between = ', '): Cell => parts.filter(Boolean).join(between) || null;
