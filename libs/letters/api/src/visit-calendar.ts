import { clock } from '@cuspid/platform/database';
import type { MailAttachment } from '@cuspid/platform/providers';
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** A visit as a calendar knows it: when, where, at which clinic. Nothing of what is done there. */
export interface CalendarEntry {
  visitId: number;
  /** Rises with every change of the visit: a calendar follows the highest. */
  sequence: number;
  startsAt: Date;
  minutes: number;
  isCancelled: boolean;
  clinicName: string;
  place: string | null;
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
}

/** The same for every letter of a visit, and nobody else's: what lets a calendar move or drop the entry it has. */
const uidOf = ({ visitId, organizer }: CalendarEntry) => `cuspid-visit-${visitId}@${organizer.email.split('@').at(-1)}`;

/** The file that puts a visit into the patient's calendar, moves it, or takes it out. Times are instants: no zone to get wrong. */
export function calendarFile(entry: CalendarEntry): MailAttachment {
  const method = entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ method, prodId: { company: 'Cuspid', product: 'Cuspid', language: 'EN' } });
  const event = calendar.createEvent({
    id: uidOf(entry),
    sequence: entry.sequence,
    stamp: clock.now(),
    start: entry.startsAt,
    end: new Date(entry.startsAt.getTime() + entry.minutes * 60_000),
    summary: `Visit at ${entry.clinicName}`,
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: entry.organizer,
    ...(entry.place && { location: entry.place }),
  });
  // No answer is asked for: it would go to a mailbox, and the link in the letter is where the clinic sees it.
  const answer = { status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ, rsvp: false };
  event.createAttendee({ ...entry.attendee, ...answer });
  return {
    filename: 'visit.ics',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: Buffer.from(calendar.toString()),
  };
}
