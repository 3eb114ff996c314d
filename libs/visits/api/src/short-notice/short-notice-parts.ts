import { Injectable, type OnModuleInit } from '@nestjs/common';
import { momentOf, PatientParts, rowsExport } from '@cuspid/patients/api';
import type { ExportedShortNoticeDto } from '@cuspid/patients/contracts/dto';
import { clockOf, daysOf } from './can-come';
import { ShortNotice } from './short-notice';

/** What this list keeps about a patient; the offers of an entry go with it. */
@Injectable()
export class ShortNoticeParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add({ name: 'short-notices', entity: ShortNotice, export: shortNoticesExport });
  }
}

const shortNoticesExport = rowsExport(
  ShortNotice,
  ({ providerId, createdById }) => [providerId, createdById],
  (row, name): ExportedShortNoticeDto => ({
    visit: row.visitId,
    type: row.type,
    minutes: row.minutes,
    clinician: name(row.providerId),
    weekdays: daysOf(row.weekdays).join(' '),
    fromClock: clockOf(row.fromMinute),
    toClock: clockOf(row.toMinute),
    fromDay: row.fromDay,
    untilDay: row.untilDay,
    note: row.note,
    status: row.status,
    addedBy: name(row.createdById),
    addedAt: row.createdAt.toISOString(),
    closedAt: momentOf(row.closedAt),
  }),
);
