import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { Chair, ClinicSetting, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import type { DynamicModule } from '@nestjs/common';
import { DentalChartModule, dentalChartEntities } from '../index';

export const chartEntities = [
  User,
  TemporaryPassword,
  ...authEntities,
  AuditEntry,
  ClinicSetting,
  Chair,
  MailLetter,
  Notice,
  ...patientsEntities,
  ...dentalChartEntities,
];

/** A clinic with charts, for one spec file. */
export function openChartClinic(providers: DynamicModule = ProvidersModule.inMemory()): Promise<SpecClinic> {
  const modules = [AuditModule, UsersModule, AuthModule, SettingsModule, NoticesModule, providers, DentalChartModule];
  return openClinic({ modules, entities: chartEntities });
}

/** The problem a promise was refused with. */
export async function refusalOf(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const thrown = await promise.then(
    () => new Error('it was not refused'),
    (error: unknown) => error,
  );
  return thrown instanceof Error ? { ...thrown, message: thrown.message } : {};
}
