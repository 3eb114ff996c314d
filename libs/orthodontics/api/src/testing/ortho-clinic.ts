import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { dentalChartEntities } from '@cuspid/dental-chart/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import type { DynamicModule } from '@nestjs/common';
import { orthodonticsEntities, OrthodonticsModule } from '../index';

/** A clinic with all that orthodontics stands on. */
export const openOrthoClinic = (providers: DynamicModule = ProvidersModule.inMemory()): Promise<SpecClinic> =>
  openClinic({
    modules: [
      providers,
      AuditModule,
      AuthModule,
      UsersModule,
      NoticesModule,
      SettingsModule,
      PatientsModule,
      OrthodonticsModule,
    ],
    entities: [
      User,
      TemporaryPassword,
      ...authEntities,
      AuditEntry,
      MailLetter,
      Notice,
      ...settingsEntities,
      ...patientsEntities,
      ...dentalChartEntities,
      ...orthodonticsEntities,
    ],
  });
