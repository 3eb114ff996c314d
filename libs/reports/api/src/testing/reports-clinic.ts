import { auditEntities, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { clinicalNotesEntities, ClinicalNotesModule } from '@cuspid/clinical-notes/api';
import { DentalChartModule, dentalChartEntities } from '@cuspid/dental-chart/api';
import { inventoryEntities, InventoryModule } from '@cuspid/inventory/api';
import { Notice, NoticesModule } from '@cuspid/notices/api';
import { orthodonticsEntities, OrthodonticsModule } from '@cuspid/orthodontics/api';
import { patientsEntities, PatientsModule } from '@cuspid/patients/api';
import { paymentRecordsEntities, PaymentRecordsModule } from '@cuspid/payment-records/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { queueEntities, QueueModule } from '@cuspid/queue/api';
import { settingsEntities, SettingsModule } from '@cuspid/settings/api';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { visitsEntities, VisitsModule } from '@cuspid/visits/api';
import { reportsEntities } from '../index';
import { ReportsModule } from '../reports.module';

/** A clinic with all that reports of visits, stages, clinicians and money stand on. */
export const openReportsClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [
      ProvidersModule.inMemory(),
      AuditModule,
      AuthModule,
      UsersModule,
      NoticesModule,
      SettingsModule,
      PatientsModule,
      VisitsModule,
      QueueModule,
      ClinicalNotesModule,
      DentalChartModule,
      InventoryModule,
      OrthodonticsModule,
      PaymentRecordsModule,
      ReportsModule,
    ],
    entities: [
      User,
      TemporaryPassword,
      ...authEntities,
      ...auditEntities,
      MailLetter,
      Notice,
      ...settingsEntities,
      ...patientsEntities,
      ...visitsEntities,
      ...queueEntities,
      ...dentalChartEntities,
      ...clinicalNotesEntities,
      ...inventoryEntities,
      ...orthodonticsEntities,
      ...paymentRecordsEntities,
      ...reportsEntities,
    ],
  });
