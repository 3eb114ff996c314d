import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { Document, DocumentsService, Finishing, UploadsService } from '@cuspid/documents/api';
import type { BeginUploadDto } from '@cuspid/documents/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { User } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import type { ClinicTime } from './clinic-time';
import { panorama } from './pictures/panorama';
import { smile } from './pictures/smile';

interface Kept extends Pick<BeginUploadDto, 'name' | 'type' | 'description' | 'teeth' | 'series'> {
  /** Days ago it was taken and uploaded. */
  days: number;
  content: () => Promise<Buffer>;
  isBinned?: boolean;
}

const REFERRAL =
  'Dear colleague,\n\nThank you for seeing this patient, who wishes to have the front teeth straightened. There is crowding ' +
  'in both arches and an overjet of 8 mm. The teeth are sound, the oral hygiene is fair. A panoramic film is enclosed.\n\n' +
  'With kind regards\nThe dental surgeon, Base Hospital\n';

/** Somebody in the midst of treatment: films, the smile over time, a letter, a blurred picture put away. */
const IN_TREATMENT: readonly Kept[] = [
  {
    days: 565,
    name: 'Referral letter.txt',
    type: 'NOTE',
    description: 'From the base hospital',
    content: async () => Buffer.from(REFERRAL),
  },
  {
    days: 560,
    name: 'OPG before treatment.jpg',
    type: 'RADIOGRAPH',
    description: 'Panoramic film before treatment',
    content: () => panorama({ seed: 7 }),
  },
  {
    days: 560,
    name: 'Front before.jpg',
    type: 'PHOTO',
    series: 'Front',
    description: 'Crowding in both arches',
    teeth: ['12', '11', '21', '22'],
    content: () => smile({ seed: 3, crowding: 16 }),
  },
  {
    days: 133,
    name: 'Front 14 months.jpg',
    type: 'PHOTO',
    series: 'Front',
    content: () => smile({ seed: 3, crowding: 7, hasBrackets: true }),
  },
  {
    days: 91,
    name: 'IMG_2041.jpg',
    type: 'PHOTO',
    description: 'Out of focus',
    isBinned: true,
    content: () => smile({ seed: 4, crowding: 7, hasBrackets: true }),
  },
  {
    days: 35,
    name: 'OPG progress.jpg',
    type: 'RADIOGRAPH',
    description: 'Roots parallel, no resorption',
    content: () => panorama({ seed: 7, hasBrackets: true }),
  },
  {
    days: 35,
    name: 'Front 18 months.jpg',
    type: 'PHOTO',
    series: 'Front',
    content: () => smile({ seed: 3, crowding: 2, hasBrackets: true }),
  },
];

/** What others of the orthodontist's patients have: a film each. */
const filmOf = (seed: number, missing: readonly number[]): Kept => ({
  ...{ days: 20 + seed, name: 'OPG.jpg', type: 'RADIOGRAPH', description: 'Panoramic film' },
  content: () => panorama({ seed, missing }),
});

/**
 * Files of some of the demo's patients, drawn for it and uploaded as anybody uploads. They come after the clinic is there, for
 * their bytes go to the store: a start that is stopped before leaves a demo clinic without them.
 */
export async function loadDocuments(app: INestApplicationContext, time: ClinicTime): Promise<void> {
  const source = app.get(DataSource);
  const { id, name, role } = await source.manager.findOneByOrFail(User, { email: 'ortho@cuspid.test' });
  const me: Actor = { id, name, role, sessionId: 0, mustChangePassword: false, address: null, requestId: 'demo' };
  const [treated]: { id: number }[] = await source.query(
    'select patient_id as id from ortho_exam where created_by_id = ? order by id limit 1',
    [id],
  );
  if (treated) for (const kept of IN_TREATMENT) await keep(app, me, treated.id, kept, time);
  const others: { id: number }[] = await source.query(
    `select patient_id as id from care_team_member where active_user_id = ? and patient_id <> ? order by patient_id limit 2`,
    [id, treated?.id ?? 0],
  );
  for (const [at, other] of others.entries()) {
    await keep(
      app,
      me,
      other.id,
      filmOf(
        11 + at,
        [
          [-4, 4],
          [-6, 8, -8],
        ][at] ?? [],
      ),
      time,
    );
  }
}

async function keep(app: INestApplicationContext, me: Actor, patientId: number, kept: Kept, time: ClinicTime) {
  const { days, content, isBinned, ...about } = kept;
  const bytes = await content();
  const uploads = app.get(UploadsService);
  const takenOn = time.day(-days);
  const begun = await uploads.begin(me, patientId, { ...about, bytes: bytes.length, takenOn });
  await uploads.receive(me, begun.id, 0, Readable.from([bytes], { objectMode: false }));
  const { id } = await app.get(Finishing).complete(me, begun.id);
  // As if it had been uploaded on its day: a demo's past is written, not lived.
  await app.get(DataSource).manager.update(Document, { id }, { createdAt: time.at(takenOn, 10 * 60 + 20) });
  if (isBinned) await app.get(DocumentsService).bin(me, id, 1);
}
