import { Injectable } from '@nestjs/common';
import { DocumentFiles, type DocumentFile } from '@cuspid/documents/api';
import { namesOf } from '@cuspid/patients/api';
import { dayInWords, dayOf } from '@cuspid/platform/providers';
import { tableHtml, worded, type Row } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';

const HEADS = ['Kind', 'Name', 'Teeth', 'Taken', 'Added', 'Description', 'SHA-256'];
/** Enough of a hash to find the file by. */
const HASH_SHOWN = 16;

/** A list of the documents; they themselves are in the archive. */
@Injectable()
export class DocumentsSection implements RecordSection {
  readonly name = 'documents';
  readonly title = 'Documents';

  constructor(private readonly files: DocumentFiles) {}

  async read({ patient, db, timeZone }: SectionAsk): Promise<SectionPaper> {
    const files: DocumentFile[] = [];
    for await (const some of this.files.of(db, patient.id)) files.push(...some);
    const name = await namesOf(
      db,
      files.map(({ uploadedById }) => uploadedById),
    );
    const rows = files.map((file): Row => ({
      cells: [
        worded(file.type),
        file.name,
        file.teeth.join(', '),
        file.takenOn && dayInWords(file.takenOn),
        [dayInWords(dayOf(file.uploadedAt, timeZone)), name(file.uploadedById)].filter(Boolean).join(', '),
        [file.series, file.description].filter(Boolean).join(': '),
        file.sha256.slice(0, HASH_SHOWN),
      ],
    }));
    const says = { rows, hashes: files.map(({ sha256 }) => sha256) };
    return { html: rows.length ? tableHtml(HEADS, rows) : '', count: rows.length, says };
  }
}
