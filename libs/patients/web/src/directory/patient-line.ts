import type { TranslocoService } from '@jsverse/transloco';
import type { PatientRowDto } from '@cuspid/patients/contracts';
import { dayText, phoneText } from '@cuspid/platform/web';
import { shortAge } from './short-age';
import { dialOf } from './status-dial';

/** Faces shown; the rest are counted. */
const FACES = 4;
/** Days a returned request stays beside the team. */
const RETURNED_DAYS = 14;

/** A patient as a line of the table says it. */
export function lineOf(row: PatientRowDto, today: string, dayOf: (instant: string) => string, words: TranslocoService) {
  return {
    row,
    name: `${row.firstName} ${row.lastName}`,
    age: shortAge(row, today, words.translate(`patients.sexShort.${row.sex}`)),
    phone: row.phone ? phoneText(row.phone) : '',
    registered: dayText(dayOf(row.registeredAt)),
    lastVisit: row.lastVisitAt ? dayText(dayOf(row.lastVisitAt)) : '',
    dial: dialOf(row.clinicalStatus),
    team: row.careTeam.slice(0, FACES),
    teamNames: row.careTeam.map((person) => person.name).join(', '),
    request: requestOf(row, today, words),
  };
}

/** What is going on about the team: a request that waits, or one that came back these days. */
function requestOf({ latestRequest: latest }: PatientRowDto, today: string, words: TranslocoService): string {
  if (!latest) return '';
  const days = (Date.parse(today) - Date.parse(latest.at)) / 86_400_000;
  const isNews = latest.status === 'PENDING' || (latest.status === 'REJECTED' && days < RETURNED_DAYS);
  if (!isNews) return '';
  return words.translate(`patients.latest.${latest.status}.${latest.action}`, { name: latest.person.name });
}
