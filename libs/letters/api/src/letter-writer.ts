import { Injectable } from '@nestjs/common';
import { Configuration } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import type { Patient } from '@cuspid/patients/api';
import { readSender, type LetterParts, type MailAttachment } from '@cuspid/platform/providers';
import { Clinic, type ClinicSetting } from '@cuspid/settings/api';
import { Visit } from '@cuspid/visits/api';
import { MoreThan } from 'typeorm';
import type { Letter } from './letter';
import { LetterTexts } from './letter-texts';
import { whenInWords, written, type LetterValues } from './letter-words';
import { calendarFile } from './visit-calendar';
import { VisitLinks } from './visit-links';

/** Dates of a series a letter tells: all of the longest series. */
const SHOWN_MAX = 60;

export type WrittenLetter = LetterParts & { attachments?: MailAttachment[] };

/** Writes letters: the clinic's text, filled in with a day, a time and a first name, and a file for the calendar. */
@Injectable()
export class LetterWriter {
  constructor(
    private readonly clinic: Clinic,
    private readonly texts: LetterTexts,
    private readonly links: VisitLinks,
    private readonly configuration: Configuration,
  ) {}

  /** `visit` is null when it is deleted: then there is no link that could still do anything. */
  async write(tx: Tx, letter: Letter, visit: Visit | null, patient: Patient): Promise<WrittenLetter> {
    const setting = await this.clinic.setting(tx);
    const text = await this.texts.text(tx, letter.kind, letter.language);
    const values = {
      patientFirstName: patient.firstName,
      ...factsOf(setting),
      ...timesOf(letter, setting.timeZone),
      ...(visit && (await this.linksOf(tx, letter, visit))),
      laterDates: letter.kind === 'BOOKED' && visit ? await laterDates(tx, letter, visit, setting.timeZone) : null,
    };
    const parts = written(text, values);
    if (letter.kind === 'REMINDER') return parts;
    return { ...parts, attachments: [this.calendar(letter, patient, setting)] };
  }

  private async linksOf(tx: Tx, letter: Letter, visit: Visit): Promise<LetterValues> {
    const token = await this.links.tokenFor(tx, visit.id, letter.startsAt);
    return {
      confirmLink: visit.confirmedAt ? null : this.links.address(token, 'confirm'),
      cancelLink: this.links.address(token, 'cancel'),
      optOutLink: this.links.address(token, 'opt-out'),
    };
  }

  private calendar(letter: Letter, patient: Patient, { name, address, place, email }: ClinicSetting): MailAttachment {
    const sender = readSender(this.configuration.mail.from);
    return calendarFile({
      visitId: letter.calendarId,
      sequence: letter.sequence,
      startsAt: letter.startsAt,
      minutes: letter.minutes,
      isCancelled: letter.kind === 'CANCELLED',
      clinicName: name,
      place: address ?? place,
      organizer: { name, email: email ?? sender.address },
      attendee: { name: patient.firstName, email: letter.recipient },
    });
  }
}

/** What a letter may say of the clinic. */
export const factsOf = ({ name, phone, address, place }: ClinicSetting): LetterValues => ({
  clinicName: name,
  clinicPhone: phone,
  clinicAddress: address ?? place,
});

/** The dates of a series that follow the one the letter is about; null when there are none. */
async function laterDates(tx: Tx, { startsAt, language }: Letter, visit: Visit, timeZone: string) {
  if (visit.seriesId === null) return null;
  const later = await tx.find(Visit, {
    where: { seriesId: visit.seriesId, status: 'SCHEDULED', startsAt: MoreThan(startsAt) },
    order: { startsAt: 'ASC' },
    take: SHOWN_MAX,
  });
  const dates = later.map((one) => whenInWords(one.startsAt, language, timeZone));
  return dates.map(({ day, time }) => `${day}, ${time}`).join('; ') || null;
}

function timesOf({ startsAt, formerStartsAt, language }: Letter, timeZone: string): LetterValues {
  const former = formerStartsAt && whenInWords(formerStartsAt, language, timeZone);
  return {
    ...whenInWords(startsAt, language, timeZone),
    formerDay: former?.day ?? null,
    formerTime: former?.time ?? null,
  };
}
