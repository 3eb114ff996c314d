import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { newStorageKey, Storage } from '@cuspid/platform/providers';
import type { ImportDetailDto } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import type { Request } from 'express';
import { Logger } from 'nestjs-pino';
import { IsNull, Not } from 'typeorm';
import { lookAt, type FileLook } from './file-look';
import { headingHash } from './headings';
import { ImportsService } from './imports.service';
import { PatientImport } from './patient-import';
import { proposalOf } from './proposals';
import { uploadOf } from './upload';

const UNNAMED = 'patients.csv';

/** Takes files in. */
@Injectable()
export class ImportUploads {
  constructor(
    private readonly db: Database,
    private readonly storage: Storage,
    private readonly imports: ImportsService,
    private readonly audit: Audit,
    private readonly log: Logger,
  ) {}

  /** Keeps what the request carries and says what is in it. A row tells of the file before there is one: none is forgotten. */
  async receive(me: Actor, fileName: string | undefined, request: Request): Promise<ImportDetailDto> {
    const content = uploadOf(request);
    const storageKey = newStorageKey();
    const id = await this.announce(me, fileName ?? UNNAMED, storageKey);
    try {
      await this.storage.put(storageKey, content, { contentType: 'text/csv' });
      return await this.take(me, id, await lookAt(() => this.storage.read(storageKey)));
    } catch (error) {
      await this.forget(id, storageKey);
      throw error;
    }
  }

  private announce(me: Actor, fileName: string, storageKey: string): Promise<number> {
    return this.db.transaction({ id: me.id }, async (tx) => {
      const one = tx.create(PatientImport, { fileName, storageKey, state: 'RECEIVING', createdById: me.id });
      await tx.save(Object.assign(one, { createdAt: clock.now() }));
      return one.id;
    });
  }

  private take(me: Actor, id: number, { columns, rows, encoding, separator }: FileLook): Promise<ImportDetailDto> {
    return this.db.transaction({ id: me.id }, async (tx) => {
      const one = await tx.findOneByOrFail(PatientImport, { id });
      const hash = headingHash(columns.map(({ heading }) => heading));
      // Only what somebody has looked at and confirmed is worth remembering.
      const before = await tx.findOne(PatientImport, {
        where: { headingHash: hash, actor: Not(IsNull()) },
        order: { id: 'DESC' },
      });
      Object.assign(one, { state: 'MAPPING', headingHash: hash, encoding, separator, rowCount: rows });
      Object.assign(one, { fileColumns: columns, mapping: proposalOf(columns, before), isRemembered: before !== null });
      await tx.save(one);
      const after = { file: one.fileName, rows };
      await this.audit.record(tx, me, 'import.uploaded', { entity: 'import', id, after });
      return this.imports.shown(tx, one);
    });
  }

  /** A file nobody can do anything with. That it stays behind for a day is no reason to fail. */
  private async forget(id: number, storageKey: string): Promise<void> {
    try {
      await this.storage.remove(storageKey);
      await this.db.source.manager.delete(PatientImport, { id });
    } catch (error) {
      this.log.warn({ err: error }, 'a file that was refused is left over');
    }
  }
}
