import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inHours, LettersDesk } from './testing/letters-desk';

let at: LettersDesk;
beforeAll(async () => void (at = await LettersDesk.open()));
afterAll(() => at.clinic.close());
beforeEach(() => at.nextPatient());

describe('letters of a visit', () => {
  it('tell of a booking ten minutes later, and of nothing that was taken back meanwhile', async () => {
    const kept = await at.book(inHours(200));
    const undone = await at.book(inHours(220));
    await at.call('POST', `/visits/${undone}/undo`);
    await at.minutesGoBy(9);
    expect(at.subjects()).toEqual([]);
    await at.minutesGoBy(2);
    expect(at.subjects()).toEqual(['Your visit at Cuspid clinic']);
    expect(await at.lettersOf(kept)).toMatchObject([{ kind: 'BOOKED', state: 'SENT', source: 'AUTOMATIC' }]);
    expect(await at.lettersOf(undone)).toMatchObject([{ kind: 'BOOKED', state: 'WITHDRAWN' }]);
    expect(await at.clinic.source.query('select * from mail_outbox')).toEqual([]);
  });

  it('tell of the first of a series, and of all of its dates', async () => {
    const starts = ['2027-06-09', '2027-06-16', '2027-06-23'].map((day) => ({ startsAt: `${day}T04:30:00.000Z` }));
    const { patientId } = at;
    const series = await at.call('POST', '/visits/series', { patientId, minutes: 30, every: 1, unit: 'WEEK', starts });
    expect(series, JSON.stringify(series)).toHaveProperty('id');
    await at.minutesGoBy(11);
    expect(at.subjects()).toEqual(['Your visit at Cuspid clinic']);
    const { text } = at.last();
    expect(text).toContain('Wednesday, 9 June 2027');
    expect(text).toMatch(/The visits after it: Wednesday, 16 June 2027, [^;]+; Wednesday, 23 June 2027, /);
    await at.book(new Date('2027-06-30T04:30:00Z'));
    await at.minutesGoBy(11);
    expect(at.last().text).not.toContain('after it');
  });

  it('tell of two moves once, of a move and back not at all, and of a cancellation that is undone not either', async () => {
    const first = inHours(300);
    const id = await at.book(first);
    await at.minutesGoBy(11);
    await at.move(id, inHours(310));
    await at.move(id, inHours(320));
    await at.minutesGoBy(11);
    expect(at.subjects()).toEqual(['Your visit at Cuspid clinic', 'Your visit at Cuspid clinic has been moved']);
    await at.move(id, inHours(330));
    await at.move(id, inHours(320));
    await at.cancel(id);
    await at.call('POST', `/visits/${id}/undo`);
    await at.minutesGoBy(11);
    expect(at.post.to(at.address)).toHaveLength(2);
    await at.cancel(id);
    await at.minutesGoBy(11);
    expect(at.subjects().at(-1)).toBe('Your visit at Cuspid clinic');
    expect(at.last().text).toContain('is cancelled. You need not come.');
  });

  it('move before the first letter went out: the first letter tells where it stands', async () => {
    const id = await at.book(inHours(400));
    await at.move(id, inHours(410));
    await at.minutesGoBy(11);
    expect(await at.lettersOf(id)).toMatchObject([
      { kind: 'BOOKED', state: 'WITHDRAWN', because: 'MOVED' },
      { kind: 'BOOKED', state: 'SENT' },
    ]);
  });

  it('carry a file that puts the visit into a calendar, moves it there and takes it out', async () => {
    const starts = [inHours(500), inHours(510)] as const;
    const id = await at.book(starts[0]);
    await at.minutesGoBy(11);
    await at.move(id, starts[1]);
    await at.minutesGoBy(11);
    await at.cancel(id);
    await at.minutesGoBy(11);
    const files = at.post.to(at.address).map(({ attachments }) => read(attachments?.[0]?.content.toString() ?? ''));
    expect(files.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(files.map(({ start }) => start)).toEqual([starts[0], starts[1], starts[1]].map((at) => at.toISOString()));
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
    const sequences = files.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(files.map(({ summary }) => summary)).toEqual(Array(3).fill('Visit at Cuspid clinic'));
    expect(files.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(files[0]?.length).toBe(30);
  });

  it('are written in the patient’s language, by the clinic’s clock', async () => {
    await at.clinic.source.query("update patient set language = 'si' where id = ?", [at.patientId]);
    await at.book(new Date('2027-11-22T03:30:00Z'));
    await at.minutesGoBy(11);
    expect(at.last().subject).toContain('2027 නොවැම්බර් 22');
    expect(at.last().text).toContain('9.00');
  });

  it('are not written to who has no address, wants none, or whose visit is over', async () => {
    await at.clinic.source.query('update patient set email = null where id = ?', [at.patientId]);
    const one = await at.book(inHours(600));
    await at.clinic.source.query('update patient set email = ?, is_reminder_opt_out = 1 where id = ?', [
      at.address,
      at.patientId,
    ]);
    const two = await at.book(inHours(610));
    expect([...(await at.lettersOf(one)), ...(await at.lettersOf(two))]).toEqual([]);
  });

  it('go to the address the patient has when they go, and to nobody whose record was put away', async () => {
    await at.book(inHours(700));
    const corrected = `new-${at.address}`;
    await at.clinic.source.query('update patient set email = ? where id = ?', [corrected, at.patientId]);
    await at.minutesGoBy(11);
    expect([at.post.to(at.address).length, at.post.to(corrected).length]).toEqual([0, 1]);
    await at.book(inHours(710));
    await at.clinic.source.query('update patient set is_active = 0 where id = ?', [at.patientId]);
    await at.minutesGoBy(11);
    expect(at.post.to(corrected)).toHaveLength(1);
  });

  it('of a visit that is deleted say that it is off', async () => {
    const id = await at.book(inHours(800));
    await at.minutesGoBy(11);
    await at.call('DELETE', `/visits/${id}`, undefined, at.admin);
    await at.minutesGoBy(11);
    expect(at.last().text).toContain('is cancelled. You need not come.');
  });

  it('never stop a booking: an address no letter can go to is shown as a letter that failed', async () => {
    await at.clinic.source.query('update patient set email = \'"odd one"@example.lk\' where id = ?', [at.patientId]);
    const id = await at.book(inHours(900));
    expect(await at.lettersOf(id)).toMatchObject([{ kind: 'BOOKED', state: 'FAILED' }]);
  });
});

describe('at the moment of sending', () => {
  it('no letter goes out of a visit that was cancelled, moved or unwanted a moment before', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 6; n++) ids.push(await at.book(inHours(1000 + n)));
    for (const id of ids) await at.call('POST', `/visits/${id}/remind`);
    // Nobody is told: as if the news came from a process that is older than this one.
    await at.clinic.source.query("update visit set status = 'CANCELLED' where id in (?)", [ids.slice(0, 2)]);
    await at.clinic.source.query('update visit set starts_at = starts_at + interval 1 day where id in (?)', [
      ids.slice(2, 4),
    ]);
    await at.minutesGoBy(0);
    expect(at.subjects().filter((subject) => subject.startsWith('Reminder'))).toHaveLength(2);
    const because = await Promise.all(ids.map(async (id) => (await at.lettersOf(id))[1]?.because));
    expect(because).toEqual(['ENDED', 'ENDED', 'MOVED', 'MOVED', null, null]);
  });

  it('who cancels while a letter is handed over tells the patient by another one', async () => {
    const id = await at.book(inHours(1100));
    const usual = at.post.send.bind(at.post);
    at.post.send = async (message) => {
      if (message.to === at.address) await at.cancel(id);
      return usual(message);
    };
    await at.minutesGoBy(11);
    expect(await at.lettersOf(id)).toMatchObject([
      { kind: 'BOOKED', state: 'SENT' },
      { kind: 'CANCELLED', state: 'WAITING' },
    ]);
    at.post.send = usual;
  });

  it('makes no letter twice, whatever is tried at once', async () => {
    const id = await at.book(inHours(1200));
    const answers = await Promise.all(Array.from({ length: 8 }, () => at.call('POST', `/visits/${id}/remind`)));
    expect(answers.filter(({ kind }) => kind === 'REMINDER')).toHaveLength(1);
    expect((await at.lettersOf(id)).filter(({ kind }) => kind === 'REMINDER')).toHaveLength(1);
  });
});

/** What a calendar takes from the file. */
function read(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.fail('no event'));
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    status: event.component.getFirstPropertyValue('status'),
    start: event.startDate.toJSDate().toISOString(),
    length: event.duration.toSeconds() / 60,
  };
}
