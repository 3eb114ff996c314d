import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { FindingDraftDto } from '@cuspid/dental-chart/contracts/dto';
import { checkPdf, ProvidersModule } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EntriesService, VersionsService } from './index';
import { openChartClinic } from './testing/chart-clinic';
import { hangLogo } from './testing/logo';

let clinic: SpecClinic;
let ana: Person;
let ben: Person;
let patient: number;
let entries: EntriesService;

const settings = {
  storage: { kind: 'folder', folder: '/tmp/cuspid-chart-print' },
  mail: { kind: 'folder', folder: '/tmp/cuspid-chart-print', from: 'Cuspid <desk@cuspid.test>' },
  pdf: {},
  secret: 'a secret of the spec',
} as const;

beforeAll(async () => {
  clinic = await openChartClinic(ProvidersModule.forRoot(settings));
  entries = clinic.get(EntriesService);
  ana = await clinic.person('ORTHODONTIST', { name: 'Dr Anushka Fernando' });
  ben = await clinic.person('STUDENT', { name: 'Thilini Bandara' });
  await clinic.source.query(
    `insert into clinic_setting (id, name, place, address, phone, time_zone, currency)
     values (1, 'Mahaweli Teaching Dental Hospital', 'Kandy', '12 Hospital Road, Kandy', '081 223 4500', 'Asia/Colombo', 'LKR')`,
  );
});
afterAll(() => clinic.close());

async function print(query = '', of = '') {
  const path = `/api/patients/${patient}/dental-chart${of}.pdf${query}`;
  const { status, headers, bytes, body } = await clinic.http.as(ana, 'GET', path);
  expect([status, headers.get('content-type'), body]).toEqual([200, 'application/pdf', {}]);
  const folder = process.env['SPEC_PRINTS'];
  if (folder) writeFileSync(`${folder}/${expect.getState().currentTestName?.replace(/\W+/g, '-')}.pdf`, bytes);
  return { ...checkPdf(bytes, [], 20), pictures: picturesIn(bytes) };
}

/** Pictures made of dots: their dictionaries stand in a PDF unpacked, whatever else is packed. */
const picturesIn = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Subtype\s*\/Image/g) ?? [];

const squeezed = (text: string) => text.replace(/\s/g, '').toLowerCase();
const type = (text: string, more: object = {}, me = ana) => entries.record(me, patient, { text, ...more });

/** The chart of the design’s picture. */
async function fullMouth(): Promise<void> {
  await type('18 ipt:m; 18 x r; 17 mo am; 17 d c4; 21 rct:<; 24 mod inl:m; 15-13 br:15,13; 25 imt e', {
    effectiveOn: '2024-03',
  });
  await type('16 rct; 16 post:m; 22 crt; 27 o s; 11 mi co; 43 v5 gi; 47 ov tf; 34 aa; 43-33 rt', {
    mode: 'treatment',
    effectiveOn: '2026-03-02',
  });
  await type('16 crc p; 12 vn p; 26 rct p; 36 mod co p; 45 do am p');
  await type(
    '11 fx "fall, 2 Oct"; 11 m sn; 21 ap; 23 v5 c3; 26 om c5; 28 un; 38 pe; 36 d c6; 75 rp; 34 ro:m; 33 i wr2',
    {},
    ben,
  );
  await type('31 tm2; 41 tm1; 42 dr:d; 44 rr; 46 miss:c; 48 miss:a; 32 ok; 44 x p; 46 imt p; 12,32,46 "seen"');
  await type('37 mo co w');
}

it('prints a full mouth on one sheet, with everything said of it', async () => {
  patient = await clinic.patient({ firstName: 'Dilani', lastName: 'Wickramasinghe', dateOfBirth: '1992-08-12' }, [
    ana,
    ben,
  ]);
  await clinic.source.query(
    `insert into patient_alert (patient_id, kind, severity, label, note, recorded_at, recorded_by_id)
     values (?, 'ALLERGY', 'DANGER', 'Penicillin', 'anaphylaxis', now(3), ?), (?, 'MEDICATION', 'CAUTION', 'Warfarin', 'INR before extraction', now(3), ?)`,
    [patient, ana.id, patient, ana.id],
  );
  await clinic.source.query("update patient set allergy_state = 'LISTED' where id = ?", [patient]);
  await fullMouth();
  const { pages, text, pictures } = await print();
  expect([pages, pictures]).toEqual([1, []]);
  for (const wanted of [
    'Mahaweli Teaching Dental Hospital',
    '12 Hospital Road, Kandy',
    'Dilani Wickramasinghe',
    '12 Aug 1992',
    'Allergy: Penicillin (anaphylaxis)',
    'Medication: Warfarin (INR before extraction)',
    'Done elsewhere',
    'abutments 15, 13',
    'caries, ICDAS 6, distal',
    'note: fall, 2 Oct',
    'AF Dr Anushka Fernando',
    'TB Thilini Bandara',
    'DMFT',
    'DMFS',
    'Content SHA-256',
    'Clinician: name, signature, date',
    'DMFS',
    '28 teeth, 128 surfaces, ICDAS 4+',
    `Page 1 of ${pages}`,
    'printed by Dr Anushka Fernando',
  ]) {
    expect([wanted, text.includes(squeezed(wanted))]).toEqual([wanted, true]);
  }
});

it('says what nobody has asked, and that nothing was recorded', async () => {
  patient = await clinic.patient({}, [ana]);
  const { pages, text } = await print();
  expect(pages).toBe(1);
  expect(text).toContain(squeezed('Allergies: not asked yet'));
  expect(text).toContain(squeezed('Nothing has been recorded on this chart'));
});

it('prints a child’s four rows, and names in Sinhala and Tamil', async () => {
  patient = await clinic.patient({ firstName: 'නිමල්', lastName: 'கார்த்திக்', dateOfBirth: '2018-01-30' }, [ana]);
  await clinic.source.query(
    "update patient set allergy_state = 'NONE', allergies_confirmed_at = now(3), allergies_confirmed_by_id = ? where id = ?",
    [ana.id, patient],
  );
  await type('16,26,36,46 ok; 11,21,31,41 ok; 55 mo c5; 65 o gi; 84 pt; 84 crs; 75 miss:x; 64 o c3; 74 do am');
  const { pages, text, hasBoxes } = await print('?notation=palmer');
  expect([pages, hasBoxes]).toEqual([1, false]);
  expect(text).toContain(squeezed('No known allergies (confirmed by Dr Anushka Fernando'));
  expect(text).toContain(squeezed('URE caries, ICDAS 5'));
});

it('keeps hostile text as text, and goes on to further pages when there is much to say', async () => {
  const hostile = '<meta http-equiv=refresh content="0;url=http://127.0.0.1/"><img src=x onerror=alert(1)>';
  patient = await clinic.patient({ firstName: '<b>Bold</b>', lastName: '{{7*7}}' }, [ana]);
  const findings = Array.from({ length: 90 }, (_, i): FindingDraftDto => {
    const note = `${hostile} number ${i + 1} `.repeat(2);
    return { tooth: i % 2 ? '16' : '26', code: 'note', layer: 'condition', note };
  });
  await entries.record(ana, patient, { findings });
  const { pages, text } = await print();
  expect(pages).toBeGreaterThan(1);
  expect(text).toContain(squeezed('<b>Bold</b> {{7*7}}'));
  expect(text).toContain(squeezed(`${hostile} number 90`));
  expect(text).toContain(squeezed(`Page ${pages} of ${pages}`));
});

it('shows the logo of the clinic, and the hash of a version that was frozen', async () => {
  await hangLogo(clinic);
  patient = await clinic.patient({ firstName: 'நிமல்', lastName: 'පෙරේරා' }, [ana]);
  await type('16 mod caries');
  const { id, hash } = await clinic.get(VersionsService).save(ana, patient, { name: 'ප්‍රතිකාර කිරීමට පෙර', note: 'சரி' });
  const { pages, text, pictures } = await print('', `/versions/${id}`);
  expect([pages, pictures.length > 0]).toEqual([1, true]);
  expect(text).toContain(hash);
});

it('fetches nothing, whatever is written in any of its texts', async () => {
  let connections = 0;
  const canary = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((opened) => canary.listen(0, '127.0.0.1', opened));
  const address = canary.address();
  const at = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  const ways = [
    `<script src="${at}/a"></script>`,
    `<img src=${at}/b>`,
    `"><style>*{background:url(${at}/c)}</style>`,
    `' onerror='fetch("${at}/d")`,
    `</p><iframe src=${at}/e>`,
  ];
  patient = await clinic.patient({ firstName: `<img src=${at}/f>`, lastName: ways[3] ?? '' }, [ana]);
  await clinic.source.query(
    `insert into patient_alert (patient_id, kind, severity, label, note, recorded_at, recorded_by_id)
     values (?, 'ALLERGY', 'DANGER', ?, ?, now(3), ?)`,
    [patient, ways[0], ways[2], ana.id],
  );
  await clinic.source.query("update patient set allergy_state = 'LISTED' where id = ?", [patient]);
  await clinic.source.query('update clinic_setting set address = ? where id = 1', [`12 <b>Road</b> ${ways[1] ?? ''}`]);
  const notes = ways.map((note): FindingDraftDto => ({ tooth: '16', code: 'note', layer: 'condition', note }));
  await entries.record(ana, patient, { findings: notes });
  const { id } = await clinic.get(VersionsService).save(ana, patient, { name: ways[4] ?? '', note: ways[2] });
  for (const where of ['', `/versions/${id}`]) {
    const { text } = await print('', where);
    for (const way of ways.slice(0, 3)) expect(text).toContain(squeezed(way));
  }
  expect(connections).toBe(0);
  await new Promise((closed) => canary.close(closed));
});
