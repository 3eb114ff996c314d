import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { PERIO_SITES, type ToothId } from '@cuspid/odontogram';
import { patientsEntities } from '@cuspid/patients/api';
import type { SiteReadingDto, ToothReadingDto } from '@cuspid/perio/contracts/dto';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { Chair, ClinicSetting, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { PerioModule, perioEntities } from '../index';

const entities = [
  ...[User, TemporaryPassword, ...authEntities, AuditEntry, ClinicSetting, Chair, MailLetter, Notice],
  ...[...patientsEntities, ...dentalChartEntities, ...perioEntities],
];

/** A clinic with periodontal exams, for one spec file. */
export function openPerioClinic(): Promise<SpecClinic> {
  const modules = [AuditModule, UsersModule, AuthModule, SettingsModule, NoticesModule, ProvidersModule.inMemory()];
  return openClinic({ modules: [...modules, PerioModule], entities });
}

/** A tooth with the same reading at its six sites. */
export function toothAll(
  tooth: ToothId,
  reading: SiteReadingDto,
  more: Partial<ToothReadingDto> = {},
): ToothReadingDto {
  return { tooth, sites: Object.fromEntries(PERIO_SITES.map((site) => [site, reading])), ...more };
}
