import { setTimeout as sleep } from 'node:timers/promises';
import type { Http, Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements, overlaps } from '../testing/overlap-check';
import { dayAhead, openVisitsClinic } from '../testing/visits-clinic';

const isLong = Boolean(process.env['CUSPID_LONG']);
const CLIENTS = 200;
/** People at a desk, who look at the screen between two presses. */
const LASTS_MS = isLong ? 120_000 : 2_000;
const THINK_MS = isLong ? 8_000 : 500;
const [PROVIDERS, CHAIRS, PATIENTS] = [6, 5, 120];
/** What a press may be answered with; anything else shows somebody a failure that is none of theirs. */
const ANSWERS = new Set(['200', '201', '409 slot-taken', '409 visit-state']);

interface Held {
  id: number;
  startsAt: string;
  providerId: number;
  chairId: number;
}

describe('two hundred at the book at once, on two processes', () => {
  let clinic: SpecClinic;
  let desk: Person;
  let ways: Http[];
  let providers: number[], chairs: number[], patients: number[];
  const day = dayAhead(1, 40);
  const times: number[] = [];
  const answers = new Map<string, number>();
  const pick = <T>(all: readonly T[]): T => {
    const one = all[Math.floor(Math.random() * all.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  /** A start within the clinic's hours, on the fives: visits of any length touch and overlap. */
  const start = () => new Date(Date.parse(`${day}T08:00:00+05:30`) + Math.floor(Math.random() * 96) * 300_000);

  beforeAll(async () => {
    clinic = await openVisitsClinic();
    desk = await clinic.person('RECEPTION');
    ways = [clinic.http, (await clinic.replica()).http];
    const people = await Promise.all(Array.from({ length: PROVIDERS }, () => clinic.person('ORTHODONTIST')));
    providers = people.map(({ id }) => id);
    for (let n = 1; n <= CHAIRS; n++) {
      await clinic.source.query('insert into chair (name, sort, is_active) values (?, ?, 1)', [`Chair ${n}`, n]);
    }
    const rows: { id: number }[] = await clinic.source.query('select id from chair where is_active = 1');
    chairs = rows.map(({ id }) => id);
    patients = await Promise.all(Array.from({ length: PATIENTS }, () => clinic.patient()));
    await Promise.all(ways.map((way) => way.token(desk)));
  });
  afterAll(() => clinic.close());

  const press = async (way: Http, path: string, body: object): Promise<Record<string, unknown> | null> => {
    const began = performance.now();
    const { status, body: told } = await way.as(desk, 'POST', `/api/visits${path}`, { body });
    times.push(performance.now() - began);
    const answer = status < 300 ? String(status) : `${status} ${String(told['code'])}`;
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    return status < 300 ? told : null;
  };

  const book = async (way: Http): Promise<Held | null> => {
    const wanted = { providerId: pick(providers), chairId: pick(chairs), startsAt: start().toISOString() };
    const minutes = pick([5, 15, 30, 45]);
    const told = await press(way, '', { patientId: pick(patients), minutes, ...wanted });
    return told && { id: Number(told['id']), ...wanted };
  };

  /** Both go where the other is, at the same moment and from two processes; whoever succeeds is there. */
  const swap = async (one: Held, other: Held): Promise<void> => {
    const place = ({ startsAt, providerId, chairId }: Held) => ({ startsAt, providerId, chairId });
    const go = async (way: Http | undefined, who: Held, to: ReturnType<typeof place>) => {
      if (way && (await press(way, `/${who.id}/reschedule`, to))) Object.assign(who, to);
    };
    const [here, there] = [place(one), place(other)];
    await Promise.all([go(ways[0], one, there), go(ways[1], other, here)]);
  };

  const work = async (n: number, until: number): Promise<void> => {
    const way = ways[n % ways.length] ?? clinic.http;
    const mine: Held[] = [];
    do {
      await sleep(Math.random() * THINK_MS);
      const [one, other] = [mine.at(-1), mine.at(-2)];
      if (one && other && Math.random() < 0.4) await swap(one, other);
      else if (one && Math.random() < 0.5)
        await press(way, `/${one.id}/reschedule`, { startsAt: start().toISOString() });
      else if (one && Math.random() < 0.3) await press(way, `/${mine.shift()?.id}/cancel`, {});
      else {
        const held = await book(way);
        if (held) mine.push(held);
      }
    } while (performance.now() < until);
  };

  it('leaves nobody and nothing in two places, and shows nobody a failure', async () => {
    const until = performance.now() + LASTS_MS;
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => work(n, until)));
    const rows: Held[] = await clinic.source.query(
      "select id, starts_at as startsAt, provider_id as providerId, chair_id as chairId from visit where status = 'SCHEDULED' order by id limit 60",
    );
    const all = rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt).toISOString() }));
    expect(all.length).toBeGreaterThan(20);
    // Thirty pairs that change places, each against the other, all at the same moment.
    await Promise.all(
      Array.from({ length: Math.floor(all.length / 2) }, (_, n) => {
        const [one, other] = [all[2 * n], all[2 * n + 1]];
        return one && other ? swap(one, other) : undefined;
      }),
    );
    expect([...answers.keys()].filter((answer) => !ANSWERS.has(answer))).toEqual([]);
    expect(await overlaps(clinic.source)).toEqual({ provider: 0, chair: 0, patient: 0 });
    expect(await disagreements(clinic.source)).toBe(0);
    times.sort((a, b) => a - b);
    const at = (part: number) => Math.round(times[Math.floor(times.length * part)] ?? NaN);
    if (!isLong) return;
    const told = JSON.stringify(Object.fromEntries(answers));
    process.stdout.write(`D8: ${times.length} presses, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${told}\n`);
    expect(at(0.99)).toBeLessThan(500);
  }, 300_000);

  it('finds an overlap where there is one: the check can fail', async () => {
    const [row]: { id: number }[] = await clinic.source.query(
      "select id from visit where status = 'SCHEDULED' and minutes >= 15 limit 1",
    );
    await clinic.source.query(
      `insert into visit (patient_id, provider_id, chair_id, starts_at, minutes, type, status, created_by_id, created_at)
       select patient_id, provider_id, chair_id, timestampadd(minute, 10, starts_at), 5, type, status, created_by_id, created_at
       from visit where id = ?`,
      [row?.id],
    );
    expect(await overlaps(clinic.source)).toEqual({ provider: 1, chair: 1, patient: 1 });
    expect(await disagreements(clinic.source)).toBe(1);
  });
});
