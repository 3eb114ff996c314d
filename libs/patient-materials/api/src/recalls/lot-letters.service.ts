import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { InventoryLot } from '@cuspid/inventory/api';
import { MATERIAL } from '@cuspid/patient-materials/contracts';
import type { LotLettersFilter } from '@cuspid/patient-materials/contracts/dto';
import { Patient } from '@cuspid/patients/api';
import { csvCell, Database, type Actor } from '@cuspid/platform/api';
import { Clinic, dayIn } from '@cuspid/settings/api';
import { byId } from '../usage/usage-rows';
import { LotPatients, numbersOf, type Got } from './lot-patients.service';

const BOM = '\uFEFF';
const AT_ONCE = 500;

/** A patient, what they got, and the zone days are told in. */
interface Line {
  patient: Patient;
  got: Got;
  zone: string;
}

const COLUMNS: Record<string, (line: Line) => string | number | boolean | null> = {
  patientCode: ({ patient }) => patient.patientCode,
  lastName: ({ patient }) => patient.lastName,
  firstName: ({ patient }) => patient.firstName,
  guardianName: ({ patient }) => patient.guardianName,
  address: ({ patient }) => patient.address,
  province: ({ patient }) => patient.province,
  phone: ({ patient }) => patient.phone,
  otherPhone: ({ patient }) => patient.otherPhone,
  guardianPhone: ({ patient }) => patient.guardianPhone,
  email: ({ patient }) => patient.email,
  language: ({ patient }) => patient.language,
  firstUsedOn: ({ got, zone }) => dayIn(zone, got.firstUsedAt),
  lastUsedOn: ({ got, zone }) => dayIn(zone, got.lastUsedAt),
  quantity: ({ got }) => Number(got.quantity),
  isArchived: ({ patient }) => !patient.isActive,
};

/** Whom to write to about a lot, as a file for letters. */
@Injectable()
export class LotLetters {
  constructor(
    private readonly db: Database,
    private readonly patients: LotPatients,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
  ) {}

  /** Streams the list. Who took it, of which lot and how many is in the log before its first byte leaves. */
  async csv(me: Actor, { itemId, lotNumber }: LotLettersFilter): Promise<StreamableFile> {
    const { item, lots } = await this.patients.recalled(itemId, lotNumber);
    const count = Math.min(await this.patients.count(me, lots), MATERIAL.lettersMax);
    await this.db.transaction(me, (tx) =>
      this.audit.record(tx, me, 'material.letters', {
        ...{ entity: 'inventory_item', id: item.id, after: { item: item.name, ...numbersOf(lots), count } },
      }),
    );
    const { timeZone } = await this.clinic.setting();
    return new StreamableFile(Readable.from(this.lines(me, lots, timeZone)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="lot-patients-${await this.clinic.today()}.csv"`,
    });
  }

  private async *lines(me: Actor, lots: readonly InventoryLot[], zone: string) {
    yield `${BOM}${Object.keys(COLUMNS).join(',')}\r\n`;
    for (let told = 0, after = 0; ;) {
      const found = await this.patients.got(me, lots, after, AT_ONCE);
      const page = found.slice(0, AT_ONCE);
      const people = await byId(
        this.db.source.manager,
        Patient,
        page.map(({ patientId }) => patientId),
      );
      yield page
        .flatMap((got) => {
          const patient = people.get(got.patientId);
          return patient ? [`${lineOf({ patient, got, zone })}\r\n`] : [];
        })
        .join('');
      told += page.length;
      after = page.at(-1)?.patientId ?? 0;
      if (found.length <= AT_ONCE) return;
      if (told >= MATERIAL.lettersMax) {
        yield `${csvCell(`Cut after ${told} patients: there are more`)}\r\n`;
        return;
      }
    }
  }
}

const lineOf = (line: Line) =>
  Object.values(COLUMNS)
    .map((told) => csvCell(told(line)))
    .join(',');
