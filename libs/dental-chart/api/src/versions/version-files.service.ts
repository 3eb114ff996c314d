import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { VersionPrintFilter } from '@cuspid/dental-chart/contracts/dto';
import { settle } from '@cuspid/odontogram';
import type { Patient } from '@cuspid/patients/api';
import { Database, type Actor } from '@cuspid/platform/api';
import { dayInWords } from '@cuspid/platform/providers';
import { Clinic } from '@cuspid/settings/api';
import { texts, type PaperFact } from '../print/page';
import { Papers } from '../print/papers';
import { chartSheet } from '../print/sheet';
import type { FrozenVersion } from './frozen';
import { VersionsService } from './versions.service';

/** A version as a file, made of what was frozen and of nothing else. That it left the house is noted. */
@Injectable()
export class VersionFiles {
  constructor(
    private readonly versions: VersionsService,
    private readonly papers: Papers,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly db: Database,
  ) {}

  /** The very bytes the hash was made of: `sha256sum` of the file is the version's hash. */
  async json(me: Actor, patientId: number, versionId: number): Promise<StreamableFile> {
    const { patient, row } = await this.versions.open(me, patientId, versionId);
    const after = { file: 'json', hash: row.contentHash };
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'chart.version-exported', { entity: 'chart_version', id: versionId, patientId, after }),
    );
    const bytes = Buffer.from(row.content, 'utf8');
    return new StreamableFile(bytes, {
      type: 'application/json',
      disposition: `attachment; filename="${fileOf(versionId)}-${patient.patientCode.replace(/[^\w-]+/g, '-')}.json"`,
      length: bytes.length,
    });
  }

  /** The version on paper, with its hash. The frame around it (clinic, alerts) is of the day it is printed. */
  async pdf(me: Actor, patientId: number, versionId: number, filter: VersionPrintFilter): Promise<StreamableFile> {
    const { patient, row, frozen } = await this.versions.open(me, patientId, versionId);
    const { chart, knownAt } = frozen;
    const { timeZone, chartProfile: profile } = await this.clinic.setting();
    const state = settle(chart.findings);
    const look = { ...filter, profile };
    const sheet = chartSheet({ facts: chart, state, knownAt, timeZone, hash: row.contentHash, patient, filter: look });
    return this.papers.print(me, {
      ...sheet,
      patient,
      subtitle: `${frozen.name} · as of ${dayInWords(chart.asOf)}`,
      facts: [...(sheet.facts ?? []), ...identityOf(frozen, patient)],
      sections: [...sheet.sections, noteHtml(frozen)],
      expect: [...(sheet.expect ?? []), frozen.name],
      file: fileOf(versionId),
      entry: {
        action: 'chart.version-printed',
        entity: 'chart_version',
        id: versionId,
        after: { hash: row.contentHash },
      },
    });
  }
}

const fileOf = (versionId: number) => `dental-chart-version-${versionId}`;

/** Where the record goes by another name or code by now, a merge or a marriage later, the paper says both. */
function identityOf({ chart }: FrozenVersion, patient: Patient): PaperFact[] {
  const { patientCode, firstName, lastName } = chart.patient;
  const isSame =
    patientCode === patient.patientCode && firstName === patient.firstName && lastName === patient.lastName;
  return isSame ? [] : [{ term: 'Frozen as', html: texts([`${firstName} ${lastName}`, patientCode]) }];
}

const noteHtml = ({ note, savedBy }: FrozenVersion): string =>
  `<p class="authors">Saved as a version by ${texts([savedBy.name])}${note ? `: ${texts([note])}` : ''}</p>`;
