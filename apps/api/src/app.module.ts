import { Module, type DynamicModule } from '@nestjs/common';
import { AuditLogModule, AuditModule } from '@cuspid/audit/api';
import { AuthModule } from '@cuspid/auth/api';
import { CaseHistoryModule } from '@cuspid/case-history/api';
import { ClinicalNotesModule } from '@cuspid/clinical-notes/api';
import { DashboardModule } from '@cuspid/dashboard/api';
import { CasesModule } from '@cuspid/cases/api';
import { ReportsModule } from '@cuspid/reports/api';
import { PresentationsModule } from '@cuspid/presentations/api';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { DocumentsModule } from '@cuspid/documents/api';
import { InventoryModule } from '@cuspid/inventory/api';
import { LettersModule } from '@cuspid/letters/api';
import { NoticesModule } from '@cuspid/notices/api';
import { OrthodonticsModule } from '@cuspid/orthodontics/api';
import { PatientMaterialsModule } from '@cuspid/patient-materials/api';
import { PatientsModule } from '@cuspid/patients/api';
import { PaymentRecordsModule } from '@cuspid/payment-records/api';
import { PerioModule } from '@cuspid/perio/api';
import { PlatformModule, type Configuration } from '@cuspid/platform/api';
import { ProvidersModule } from '@cuspid/platform/providers';
import { QueueModule } from '@cuspid/queue/api';
import { RecallsModule } from '@cuspid/recalls/api';
import { RecordModule } from '@cuspid/record/api';
import { SettingsModule } from '@cuspid/settings/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitsModule } from '@cuspid/visits/api';
import { DevModule } from './dev/dev.module';
import { entities } from './entities';
import { FiguresWatched } from './figures-watched';
import { PartsWatched } from './parts-watched';

/** The clinic's domains, those above after those they stand on. */
const DOMAINS = [
  AuditModule,
  AuditLogModule,
  UsersModule,
  DashboardModule,
  NoticesModule,
  AuthModule,
  SettingsModule,
  PatientsModule,
  VisitsModule,
  LettersModule,
  RecallsModule,
  QueueModule,
  DentalChartModule,
  PerioModule,
  OrthodonticsModule,
  DocumentsModule,
  ClinicalNotesModule,
  CaseHistoryModule,
  RecordModule,
  InventoryModule,
  PaymentRecordsModule,
  PatientMaterialsModule,
  CasesModule,
  PresentationsModule,
  ReportsModule,
];

/** The clinic's server: its domains on the platform. */
@Module({})
export class AppModule {
  static forRoot(configuration: Configuration): DynamicModule {
    const { storage, scanner, mail, chromium, jwtSecret, formerJwtSecret } = configuration;
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(configuration, entities),
        ProvidersModule.forRoot({
          storage,
          scanner,
          mail,
          pdf: chromium ? { chromium } : {},
          secret: jwtSecret,
          formerSecret: formerJwtSecret,
        }),
        ...DOMAINS,
        DevModule.forRoot(configuration),
      ],
      providers: [FiguresWatched, PartsWatched],
    };
  }
}
