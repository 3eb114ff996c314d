import { Injectable } from '@nestjs/common';
import { DOCUMENTS } from '@cuspid/documents/contracts';
import { UploadFieldsDto, type DocumentDto } from '@cuspid/documents/contracts/dto';
import { CareTeam } from '@cuspid/patients/api';
import { Database, Invalid, validation, type Actor } from '@cuspid/platform/api';
import { isToothId } from '@cuspid/odontogram';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { Request } from 'express';
import { Readable } from 'node:stream';
import { aboutOf } from '../document-about';
import { FileTooLarge } from '../document-errors';
import { Allowance } from './allowance';
import type { About } from './document-upload';
import { Finishing } from './finishing.service';
import { readForm, type FormFile } from './form';
import { inPieces } from './in-pieces';
import { UploadRows } from './upload-rows';
import { UploadsService } from './uploads.service';

/** What a form has besides its file. */
const FORM_BYTES = 65_536;

/** A file of a form: kept piece by piece while it comes, as the screen's own pieces are, and finished at once. */
@Injectable()
export class FormUploads {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly uploads: UploadsService,
    private readonly rows: UploadRows,
    private readonly finishing: Finishing,
    private readonly allowance: Allowance,
    private readonly clinic: Clinic,
  ) {}

  async take(caller: Actor, patientId: number, request: Request): Promise<DocumentDto> {
    // One request of several changes: what makes it safe to send twice is that the same file is recognised.
    const { once: _once, ...me } = caller;
    await this.careTeam.require(this.db.source.manager, me, patientId, 'document.upload');
    const announced = Number(request.headers['content-length'] ?? this.allowance.fileBytes);
    if (announced > this.allowance.fileBytes + FORM_BYTES) throw new FileTooLarge(this.allowance.fileBytes);
    const bytes = Math.max(1, Math.min(announced, this.allowance.fileBytes));
    const { id } = await this.uploads.begin(me, patientId, { name: 'file', bytes });
    try {
      const sent: { file?: FormFile; bytes: number } = { bytes: 0 };
      const fields = await readForm(request, async (file) => {
        sent.file = file;
        for await (const piece of inPieces(file.content, DOCUMENTS.chunkMax)) {
          if (sent.bytes + piece.length > this.allowance.fileBytes) throw new FileTooLarge(this.allowance.fileBytes);
          await this.uploads.receive(me, id, sent.bytes, Readable.from([piece], { objectMode: false }));
          sent.bytes += piece.length;
        }
      });
      const again = await this.settle(me, id, fields, sent);
      return await this.finishing.complete(me, id, again);
    } catch (error) {
      // Gone already where the file itself was refused; what else is left, the janitor finds.
      await this.uploads.cancel(me, id).catch(() => undefined);
      throw error;
    }
  }

  /** Puts down what the form said, and how much came. */
  private async settle(
    me: Actor,
    id: number,
    fields: Record<string, string>,
    { file, bytes }: { file?: FormFile; bytes: number },
  ): Promise<boolean> {
    const said = await fieldsOf(fields);
    const about = aboutIn(said);
    await this.db.transaction(me, async (tx) => {
      const upload = await this.rows.hold(tx, me, id);
      const today = await this.clinic.today(tx);
      await aboutOf(tx, upload.patientId, { today, uploadedOn: today }, { ...about, type: about.type ?? undefined });
      const name = [...(file?.name ?? 'file').normalize('NFC')].slice(-DOCUMENTS.nameMax).join('');
      const mediaType = file?.mediaType.slice(0, DOCUMENTS.mediaTypeMax) ?? null;
      await tx.save(Object.assign(upload, { name, mediaType, about, bytes, touchedAt: clock.now() }));
    });
    return said.again ?? false;
  }
}

/** An empty field of a form is one that was not filled in. */
async function fieldsOf(fields: Record<string, string>): Promise<UploadFieldsDto> {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
  const said: unknown = await validation().transform(filled, { type: 'body', metatype: UploadFieldsDto });
  if (!(said instanceof UploadFieldsDto)) throw new Invalid([{ path: '', message: 'is no form' }]);
  return said;
}

function aboutIn({ type, description, teeth, visitId, takenOn, series }: UploadFieldsDto): About {
  const named = (teeth ?? '').split(',').map((tooth) => tooth.trim());
  const known = named.filter(isToothId);
  if (teeth && known.length !== named.length) {
    throw new Invalid([{ path: 'teeth', message: 'must be teeth by ISO 3950, with commas' }]);
  }
  return {
    ...(type && { type }),
    ...(description && { description }),
    ...(known.length && { teeth: known }),
    ...(visitId && { visitId }),
    ...(takenOn && { takenOn }),
    ...(series && { series }),
  };
}
