const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '');
/** What a calendar file keeps for itself is written with a backslash. */
const text = (value: string) => value.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

/** A visit for the patient's own calendar: where and when, and nothing of what is done there. The instant is UTC. */
export function calendarFile(at: string, minutes: number, summary: string, clinic: string, now = new Date()): string {
  const start = stamp(new Date(at));
  const end = stamp(new Date(Date.parse(at) + minutes * 60_000));
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cuspid//Visit//EN',
    'BEGIN:VEVENT',
    `UID:${start}-visit@${globalThis.location.hostname}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${start}`,
    `DTEND:${end}`,
    `SUMMARY:${text(summary)}`,
    `LOCATION:${text(clinic)}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** Gives the browser a file to keep. */
export function keepFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
