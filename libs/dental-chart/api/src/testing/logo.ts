import { crc32, deflateSync } from 'node:zlib';
import { newStorageKey, Storage } from '@cuspid/platform/providers';
import type { SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';

const SIDE = 120;
const TEAL = [10, 90, 95];
const WHITE = [255, 255, 255];

function piece(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A teal square with a white one in it. */
function picture(): Buffer {
  const rows = Array.from({ length: SIDE }, (_, y) => {
    const isInner = (one: number) => one > 40 && one < 80;
    const dots = Array.from({ length: SIDE }, (_dot, x) => (isInner(x) && isInner(y) ? WHITE : TEAL));
    return Buffer.from([0, ...dots.flat()]);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const content = piece('IDAT', deflateSync(Buffer.concat(rows)));
  return Buffer.concat([start, piece('IHDR', head), content, piece('IEND', Buffer.alloc(0))]);
}

/** Gives the clinic a logo. */
export async function hangLogo(clinic: SpecClinic): Promise<void> {
  const [key, bytes] = [newStorageKey(), picture()];
  await clinic.get(Storage).put(key, bytes, { contentType: 'image/png' });
  const logo = JSON.stringify({ contentType: 'image/png', width: SIDE, height: SIDE, bytes: bytes.length });
  await clinic.source.query('update clinic_setting set logo_key = ?, logo = ? where id = 1', [key, logo]);
  clinic.get(Clinic).forget();
}
