import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { PORTABLE, PORTABLE_FORMAT, type PartName } from '@cuspid/patients/contracts';
import type { ExportHeadDto } from '@cuspid/patients/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { CareTeam } from '../care-team';
import type { Patient } from '../patient';
import { PatientParts } from '../patient-parts';
import { personExport } from './own-exports';

/** The key of a part in the file: `careTeamRequests` of `care-team-requests`. */
export const keyOf = (part: PartName): string => part.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A patient's whole record for the patient's own use. */
@Injectable()
export class PortableService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly parts: PatientParts,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** One JSON document, made while it is sent. That it was made is in the trail before its first byte leaves. */
  async file(me: Actor, patientId: number): Promise<StreamableFile> {
    const patient = await this.db.transaction(me, async (tx) => {
      const asked = await this.careTeam.require(tx, me, patientId, 'patient.record');
      await this.audit.record(tx, me, 'patient.exported', { entity: 'patient', id: patientId, patientId });
      return asked;
    });
    return new StreamableFile(await this.written(me, patient), {
      type: 'application/json',
      disposition: `attachment; filename="patient-${patient.patientCode.replace(/[^\w-]+/g, '-')}.json"`,
    });
  }

  /** The document as a stream, for a file it is a part of. The caller has asked the care team and noted the export. */
  async written(me: Actor, patient: Patient): Promise<Readable> {
    const { name, timeZone } = await this.clinic.setting();
    const head: ExportHeadDto = {
      format: PORTABLE_FORMAT,
      version: PORTABLE.version,
      clinic: name,
      timeZone,
      madeAt: clock.now().toISOString(),
      madeBy: me.name,
    };
    return Readable.from(this.text(head, patient));
  }

  /** A file that was cut short is no JSON: whoever reads it knows. */
  private async *text(head: ExportHeadDto, patient: Patient): AsyncGenerator<string> {
    const db = this.db.source.manager;
    yield `{\n"head": ${JSON.stringify(head)},\n"person": ${JSON.stringify(await personExport(db, patient))}`;
    for (const part of this.parts.all()) {
      if (!part.export) continue;
      yield `,\n${JSON.stringify(keyOf(part.name))}: [`;
      let between = '\n';
      for await (const rows of part.export(db, patient.id)) {
        yield between + rows.map((row) => JSON.stringify(row)).join(',\n');
        between = ',\n';
      }
      yield ']';
    }
    yield '\n}\n';
  }
}
