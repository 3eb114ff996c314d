import { Readable } from 'node:stream';
import { IMPORT } from '@cuspid/patients/contracts';
import type { Request } from 'express';
import { FileTooLarge, NotCsv } from './import-errors';

/** What browsers call a CSV file, by what is installed beside them. */
const TYPES = ['text/*', 'application/csv', 'application/vnd.ms-excel', 'application/octet-stream'];

/** The body as it comes, cut off where it is too large. @throws NotCsv, FileTooLarge */
export function uploadOf(request: Request): Readable {
  if (!request.is(TYPES)) throw new NotCsv();
  if (Number(request.get('content-length') ?? 0) > IMPORT.bytesMax) throw new FileTooLarge();
  return Readable.from(bounded(request));
}

async function* bounded(request: Request): AsyncGenerator<Buffer> {
  let size = 0;
  // Whoever is refused must still be able to read why: the connection is not torn down.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > IMPORT.bytesMax) throw new FileTooLarge();
    yield bytes;
  }
}
