import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { DocumentFiles, type DocumentFile } from '@cuspid/documents/api';
import { CareTeam, PortableService, type Patient } from '@cuspid/patients/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { NotStored } from '@cuspid/platform/providers';
import { ARCHIVE } from '@cuspid/record/contracts';
import type { ArchiveManifestDto } from '@cuspid/record/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { Logger } from 'nestjs-pino';
import { entryName } from './entry-names';
import { ZipWriter } from './zip-writer';

type Told = ArchiveManifestDto['documents'][number];

/** Already as small as they get. */
const isPacked = (mediaType: string): boolean => /^(image|video)\/|zip|pdf/.test(mediaType);

/** A patient's whole record with its documents, for the patient and for another clinic. */
@Injectable()
export class RecordArchive {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly portable: PortableService,
    private readonly files: DocumentFiles,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly log: Logger,
  ) {}

  /** A zip, made while it is sent. That it was made is in the trail before its first byte leaves. */
  async file(me: Actor, patientId: number): Promise<StreamableFile> {
    const { name: clinic } = await this.clinic.setting();
    const patient = await this.db.transaction(me, async (tx) => {
      const asked = await this.careTeam.require(tx, me, patientId, 'patient.record');
      const after = { as: 'archive' };
      await this.audit.record(tx, me, 'patient.exported', { entity: 'patient', id: patientId, patientId, after });
      return asked;
    });
    const madeAt = clock.now();
    const zip = new ZipWriter(madeAt);
    const code = patient.patientCode;
    const manifest: ArchiveManifestDto = {
      ...{ format: ARCHIVE.format, version: ARCHIVE.version, clinic, patient: code },
      ...{ madeAt: madeAt.toISOString(), madeBy: me.name, entries: [], documents: [] },
    };
    void this.fill(zip, me, patient, manifest);
    return new StreamableFile(zip.output, {
      type: 'application/zip',
      disposition: `attachment; filename="patient-${code.replace(/[^\w-]+/g, '-')}.zip"`,
    });
  }

  private async fill(zip: ZipWriter, me: Actor, patient: Patient, manifest: ArchiveManifestDto): Promise<void> {
    try {
      const name = 'record.json';
      const written = await zip.add(name, await this.portable.written(me, patient), { compress: true });
      manifest.entries.push({ name, ...written });
      for await (const files of this.files.of(this.db.source.manager, patient.id)) {
        for (const file of files) manifest.documents.push(await this.put(zip, file, manifest));
      }
      zip.end('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
    } catch (error) {
      if (zip.hasStopped) return;
      this.log.warn({ err: error, patientId: patient.id }, 'an archive was ended in the middle');
      zip.fail(error instanceof Error ? error : new Error('the archive could not be made'));
    }
  }

  /** A file that is gone from the store is told, not hidden. */
  private async put(zip: ZipWriter, file: DocumentFile, { entries }: ArchiveManifestDto): Promise<Told> {
    const { id: number, name, sha256, mediaType } = file;
    const told = { number, name, sha256, entry: null };
    const content = await file.open().catch((error: unknown) => {
      if (error instanceof NotStored) return null;
      throw error;
    });
    if (!content) return { ...told, state: 'MISSING' };
    const entry = entryName(number, name);
    const written = await zip.add(entry, content, { compress: !isPacked(mediaType) });
    entries.push({ name: entry, ...written });
    return { ...told, entry, state: written.sha256 === sha256 ? 'WHOLE' : 'CHANGED' };
  }
}
