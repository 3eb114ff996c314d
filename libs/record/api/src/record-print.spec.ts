import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { ClinicalNote, NoteActs, NotesService } from '@cuspid/clinical-notes/api';
import { EntriesService } from '@cuspid/dental-chart/api';
import type { FindingDraftDto } from '@cuspid/dental-chart/contracts/dto';
import { TEETH } from '@cuspid/odontogram';
import { checkPdf, Pdf, placesIn } from '@cuspid/platform/providers';
import { MEASURED_AGAIN, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { SECTIONS } from '@cuspid/record/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { placeOf } from './record-page';
import { openRecordClinic } from './testing/record-clinic';

/** The clinic's promise is three seconds, for a machine that does nothing else; how busy this one is says one printing alone. */
const isLong = process.env['CUSPID_LONG'] !== undefined;
const TIMES = isLong ? 2 : 4;
const SECONDS = isLong ? 3 : 60;

describe('a whole record on paper', () => {
  let clinic: SpecClinic;
  let ana: Person, ben: Person;

  beforeAll(async () => {
    clinic = await openRecordClinic();
    ana = await clinic.person('ORTHODONTIST', { name: 'Dr Anushka Fernando' });
    ben = await clinic.person('STUDENT', { name: 'Thilini Bandara' });
    await clinic.source.query(
      `insert into clinic_setting (id, name, place, time_zone, currency)
       values (1, 'Mahaweli Teaching Dental Hospital', 'Kandy', 'Asia/Colombo', 'LKR')`,
    );
  });
  afterAll(() => clinic.close());

  const print = (id: number, query = '', me = ana): Promise<Answered> =>
    clinic.http.as(me, 'GET', `/api/patients/${id}/record.pdf${query}`);
  const read = ({ status, bytes, body }: Answered) => {
    expect([status, body]).toEqual([200, {}]);
    const folder = process.env['SPEC_PRINTS'];
    if (folder) writeFileSync(`${folder}/${expect.getState().currentTestName?.replace(/\W+/g, '-')}.pdf`, bytes);
    return { ...checkPdf(bytes, [], 1_000), places: placesIn(bytes) };
  };
  const alert = (id: number, label: string, note: string | null = null) =>
    clinic.source.query(
      `insert into patient_alert (patient_id, kind, severity, label, note, recorded_at, recorded_by_id)
       values (?, 'ALLERGY', 'DANGER', ?, ?, now(3), ?)`,
      [id, label, note, ana.id],
    );
  const findings = (count: number, from: number): FindingDraftDto[] =>
    Array.from({ length: count }, (_, at) => ({
      tooth: TEETH[at % 32] ?? '11',
      code: 'note',
      layer: 'condition',
      note: `observation ${from + at + 1}`,
    }));

  it('says on which page each section begins, and every page which of how many it is', async () => {
    const id = await clinic.patient({ firstName: 'නිමල්', lastName: 'பெரேரா' }, [ana, ben]);
    await alert(id, 'Penicillin', 'சரி');
    await clinic.source.query("update patient set allergy_state = 'LISTED' where id = ?", [id]);
    await clinic.get(EntriesService).record(ana, id, { text: '16 mod caries; 36 d c4; 24 mod inl:m; 11 fx "fall"' });
    const { pages, text, places } = read(await print(id));
    expect([...places.keys()].sort()).toEqual(SECTIONS.map(placeOf).sort());
    expect(places.get(placeOf('chart'))).toBeGreaterThan(places.get(placeOf('identity')) ?? 0);
    for (const wanted of [
      'Contents',
      `Dentalchart4${places.get(placeOf('chart'))}`,
      'නිමල් பெரேரா',
      'Allergy: Penicillin (சரி)',
      'Mahaweli Teaching Dental Hospital',
      'note: fall',
      'Content SHA-256',
      'printed by Dr Anushka Fernando',
      ...Array.from({ length: pages }, (_, page) => `Page ${page + 1} of ${pages}`),
    ]) {
      expect([wanted, text.includes(wanted.replace(/[\s\u200b-\u200f]/g, '').toLowerCase())]).toEqual([wanted, true]);
    }
  });

  it('has the same hash as long as the record says the same, and another when it does not', async () => {
    const id = await clinic.patient({}, [ana, ben]);
    const hash = async (query?: string, me?: Person) =>
      /contentsha-256([0-9a-f]{64})/.exec(read(await print(id, query, me)).text)?.[1];
    const first = await hash('?sections=identity,team');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash('?sections=team,identity', ben)).toBe(first);
    expect(await hash('?sections=identity')).not.toBe(first);
    const [printed] = await clinic.source.query(
      "select `after` from audit_entry where patient_id = ? and action = 'record.printed' order by id limit 1",
      [id],
    );
    const after = JSON.stringify(printed);
    expect(after).toContain(first);
  });

  it('tells what was signed: a draft never, what was struck as struck, and a student’s words as waiting', async () => {
    const id = await clinic.patient({}, [ana, ben]);
    const [notes, acts] = [clinic.get(NotesService), clinic.get(NoteActs)];
    const written = async (me: Person, text: string) => notes.write(me, id, { type: 'PROGRESS', text });
    await written(ana, 'Words of a draft');
    const { id: wrong } = await written(ana, 'Of the wrong patient');
    await acts.sign(ana, wrong, {});
    await acts.strike(ana, wrong, { reason: 'written for somebody else' });
    const { id: own } = await written(ben, 'දත ගලවන ලදී. வலி இல்லை.');
    await acts.sign(ben, own, {});
    const { text } = read(await print(id, '?sections=notes'));
    expect(text).not.toContain('wordsofadraft');
    expect(text).toContain('ofthewrongpatient');
    expect(text).toContain('struckthroughbydranushkafernando');
    expect(text).toContain('writtenforsomebodyelse');
    expect(text.split('notverifiedyet')).toHaveLength(2);
    const [page] = [await print(id, '?sections=notes', ben)];
    expect(read(page).text).not.toContain('wordsofadraft');
  });

  it('prints what is hostile as text and fetches nothing', async () => {
    let asked = 0;
    const canary = createServer((socket) => {
      asked += 1;
      socket.destroy();
    });
    await new Promise<void>((ready) => canary.listen(0, '127.0.0.1', ready));
    const address = canary.address();
    const at = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
    const id = await clinic.patient({ firstName: `<img src=${at}/a>`, lastName: '</h1><b>' }, [ana]);
    await alert(id, `<script src="${at}/b"></script>`, `"><style>*{background:url(${at}/c)}</style>`);
    await clinic.source.query("update patient set allergy_state = 'LISTED', address = ? where id = ?", [
      `</td></table><iframe src=${at}/d></iframe><a href="#section-chart" id="section-chart">`,
      id,
    ]);
    const { text } = read(await print(id, '?sections=identity,alerts'));
    expect(text).toContain(`<iframesrc=${at}/d>`);
    expect(asked).toBe(0);
    await new Promise((closed) => canary.close(closed));
  });

  it('is for whoever has the record in their care; everybody else is told nothing', async () => {
    const id = await clinic.patient({}, [ana, ben]);
    const admin = await clinic.person('ADMIN');
    for (const me of [ben, admin]) expect((await print(id, '?sections=identity', me)).status).toBe(200);
    for (const role of ['NURSE', 'RECEPTION'] as const) {
      expect((await print(id, '', await clinic.person(role))).status).toBe(403);
    }
    const stranger = await clinic.person('STUDENT');
    expect((await print(id, '', stranger)).status).toBe(404);
    expect((await print(999_999, '', stranger)).status).toBe(404);
    expect((await clinic.http.call('GET', `/api/patients/${id}/record.pdf`)).status).toBe(401);
    expect((await print(id, '?sections=identity,payments')).status).toBe(422);
  });

  it(
    `prints five hundred findings and two hundred notes in at most ${TIMES} times what its paper alone takes`,
    { retry: MEASURED_AGAIN },
    async () => {
      const id = await clinic.patient({}, [ana]);
      for (let at = 0; at < 5; at++)
        await clinic.get(EntriesService).record(ana, id, { findings: findings(100, at * 100) });
      const now = new Date();
      const note = { patientId: id, authorId: ana.id, type: 'PROGRESS', state: 'SIGNED' } as const;
      const times = { createdAt: now, editedAt: now, changedAt: now, signedAt: now, signedHash: 'a'.repeat(64) };
      const notes = Array.from({ length: 200 }, (_, at) => ({
        ...{ ...note, ...times, needsVerification: false, teeth: [] },
        text: `Note ${at + 1}. `.padEnd(600, 'Bracket rebonded, wire changed, oral hygiene explained again. '),
      }));
      await clinic.source.manager.insert(ClinicalNote, notes);
      const printing = vi.spyOn(clinic.get(Pdf), 'render');
      await print(id, '?sections=identity');
      const begun = performance.now();
      const answer = await print(id);
      const took = performance.now() - begun;
      const { text } = read(answer);
      const page = printing.mock.lastCall?.[0];
      if (!page) throw new Error('nothing was printed');
      const again = performance.now();
      await clinic.get(Pdf).render(page);
      const alone = performance.now() - again;
      process.stdout.write(
        `a record of 500 findings and 200 notes: ${took.toFixed(0)} ms, its paper alone ${alone.toFixed(0)} ms\n`,
      );
      expect(took / alone).toBeLessThan(TIMES);
      expect(text).toContain('observation500');
      expect(text).toContain('note200.');
      expect(took).toBeLessThan(SECONDS * 1_000);
    },
  );
});
