import { transaction } from '@cuspid/platform/database';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { instantsAt, zoneOffset } from '@cuspid/settings/api';
import { Ties, User } from '@cuspid/users/api';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVisitsClinic } from '../testing/visits-clinic';
import { Visit } from '../visit';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Math.round((Date.now() + days * DAY_MS) / 300_000) * 300_000);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The day before and the day after the clocks change, within half a year, in a zone where they do. */
function clockChange(): { zone: string; before: string; after: string } {
  for (const zone of ['Europe/Berlin', 'America/Santiago']) {
    for (let day = 2; day < 170; day++) {
      const [before, after] = [inDays(day), inDays(day + 2)];
      if (zoneOffset(before.getTime(), zone) !== zoneOffset(after.getTime(), zone))
        return { zone, before: dayOf(before), after: dayOf(after) };
    }
  }
  throw new Error('no clock changes in half a year');
}

describe('the calendar feed of one’s own visits', () => {
  let clinic: SpecClinic;
  let desk: Person, ana: Person, ben: Person;
  let patient: number;

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    [desk, ana, ben] = [
      await clinic.person('RECEPTION'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('DENTAL_SURGEON'),
    ];
    patient = await clinic.patient({ firstName: 'Nimali', lastName: 'Perera' });
  });
  afterAll(() => clinic.close());

  const visit = async (startsAt: Date, set: Partial<Visit> = {}) => {
    const facts = { patientId: patient, providerId: ana.id, minutes: 30, type: 'Root canal', createdById: desk.id };
    const { identifiers } = await clinic.source.manager.insert(Visit, {
      ...facts,
      startsAt,
      createdAt: new Date(),
      ...set,
    });
    return Number(identifiers[0]?.['id']);
  };
  const make = async (me = ana, body: { withTypes?: boolean } = {}, headers: Record<string, string> = {}) => {
    const made = await clinic.http.as(me, 'POST', '/api/visits/feed', { body, headers });
    expect([made.status, made.body['withTypes']]).toEqual([201, body.withTypes ?? false]);
    return String(made.body['token']);
  };
  const fetchFeed = async (token: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${await clinic.app.getUrl()}/api/visits/feed/${token}.ics`, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const events = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const own = async (me = ana) => (await clinic.http.as(me, 'GET', '/api/visits/feed')).body;

  it('shows their visits at the right hour on both sides of a change of clocks', async () => {
    const { zone, before, after } = clockChange();
    const [first, second] = [`${before}T09:00`, `${after}T09:00`].map((local) => instantsAt(local, zone)[0]);
    if (!first || !second) throw new Error('nine o’clock is always there');
    const ids = [await visit(first), await visit(second)];
    const feed = await fetchFeed(await make());
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const wall = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    for (const id of ids) {
      const event = events(feed.text).find(({ uid }) => uid.startsWith(`visit-${id}@`));
      expect(event?.startDate.zone.tzid).toBe('UTC');
      expect(event && wall.format(event.startDate.toJSDate())).toBe('09:00');
      expect(event?.duration.toSeconds()).toBe(1800);
    }
  });

  it('holds what lies around now, of theirs alone, and a cancelled one for two weeks', async () => {
    const ended = (days: number) => ({ status: 'CANCELLED' as const, endedAt: inDays(days) });
    const [gone, held] = [await visit(inDays(41), ended(-20)), await visit(inDays(42), { ...ended(-3), version: 5 })];
    const [old, far] = [await visit(inDays(-32)), await visit(inDays(182))];
    const others = await visit(inDays(43), { providerId: ben.id });
    const lately = await visit(inDays(-28), { status: 'DID_NOT_ATTEND', endedAt: inDays(-28) });
    const sure = await visit(inDays(44), { confirmedAt: new Date() });
    const found = events((await fetchFeed(await make())).text);
    const one = (id: number) => found.find(({ uid }) => uid.startsWith(`visit-${id}@`));
    const status = (id: number) => one(id)?.component.getFirstPropertyValue('status');
    expect([gone, old, far, others].map((id) => one(id))).toEqual([undefined, undefined, undefined, undefined]);
    expect([held, lately, sure].map(status)).toEqual(['CANCELLED', 'CANCELLED', 'CONFIRMED']);
    expect(one(held)?.sequence).toBe(5);
  });

  it('names no patient and no treatment; the kind of visit only for who asked for it', async () => {
    await visit(inDays(50), { notes: 'Anxious', reason: 'Pain' });
    const bare = (await fetchFeed(await make())).text;
    for (const word of ['Nimali', 'Perera', 'Root canal', 'Anxious', 'Pain', ana.name])
      expect(bare).not.toContain(word);
    const [{ code }] = await clinic.source.query('select patient_code as code from patient where id = ?', [patient]);
    expect(bare).toContain(`SUMMARY:${code}\r\n`);
    const told = (await fetchFeed(await make(ana, { withTypes: true }))).text;
    expect(told).toContain(`SUMMARY:${code} · Root canal`);
    expect(told).not.toContain('Nimali');
  });

  it('is sent again only when something has changed', async () => {
    const id = await visit(inDays(60));
    const token = await make();
    const first = await fetchFeed(token);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toMatch(/^private/);
    expect(await fetchFeed(token, { 'If-None-Match': etag })).toMatchObject({ status: 304, text: '' });
    await clinic.http.as(desk, 'POST', `/api/visits/${id}/confirm`, { body: {} });
    const again = await fetchFeed(token, { 'If-None-Match': etag });
    expect([again.status, again.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('has one link a person: told once, kept as a hash, replaced by the next, and noted in the trail', async () => {
    const key = { 'Idempotency-Key': 'feed-once-1234' };
    const first = await make(ana, {}, key);
    expect(await make(ana, {}, key)).toBe(first);
    const second = await make();
    expect((await fetchFeed(first)).status).toBe(404);
    expect((await fetchFeed(second)).status).toBe(200);
    const kept = JSON.stringify([
      await clinic.source.query('select * from visit_feed'),
      await clinic.source.query('select * from audit_entry'),
      await clinic.source.query('select * from idempotency_key'),
    ]);
    expect(kept).not.toContain(second);
    expect((await clinic.http.as(ana, 'DELETE', '/api/visits/feed')).status).toBe(204);
    expect((await clinic.http.as(ana, 'DELETE', '/api/visits/feed')).status).toBe(204);
    expect((await fetchFeed(second)).status).toBe(404);
    expect(await own()).toMatchObject({ isOut: false, since: null });
    const trail = await clinic.source.query(
      "select action from audit_entry where action like 'visit-feed.%' and actor_id = ? order by id desc limit 2",
      [ana.id],
    );
    expect(trail.map(({ action }: { action: string }) => action)).toEqual(['visit-feed.revoked', 'visit-feed.made']);
  });

  it('says when it was last fetched, to the hour', async () => {
    const token = await make();
    expect(await own()).toMatchObject({ isOut: true, readAt: null });
    await fetchFeed(token);
    const { readAt } = await own();
    expect(Date.now() - Date.parse(String(readAt))).toBeLessThan(60_000);
    await fetchFeed(token);
    expect((await own())['readAt']).toBe(readAt);
    await clinic.source.query('update visit_feed set read_at = date_sub(read_at, interval 61 minute)');
    await fetchFeed(token);
    expect((await own())['readAt']).not.toBe(readAt);
  });

  it('is for who treats, and ends when they leave or change role, however that comes about', async () => {
    expect((await clinic.http.as(desk, 'POST', '/api/visits/feed', { body: {} })).status).toBe(403);
    expect((await fetchFeed('never-given-out')).status).toBe(404);
    const token = await make(ben);
    const set = (what: Partial<User>) => clinic.source.manager.update(User, { id: ben.id }, what);
    for (const [gone, back] of [
      [{ isActive: false }, { isActive: true }],
      [{ role: 'NURSE' }, { role: 'DENTAL_SURGEON' }],
    ] as const) {
      await set(gone);
      expect((await fetchFeed(token)).status).toBe(404);
      await set(back);
    }
    const user = await clinic.source.manager.findOneByOrFail(User, { id: ben.id });
    const ended = await transaction(clinic.source, (tx) => clinic.get(Ties).end(tx, desk, user));
    expect(ended).toContainEqual({ name: 'calendar-feeds', count: 1 });
    expect((await fetchFeed(token)).status).toBe(404);
  });

  it('is fetched so many times a minute by one link', async () => {
    const token = await make();
    const answers = await Promise.all(Array.from({ length: 40 }, () => fetchFeed(token)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
