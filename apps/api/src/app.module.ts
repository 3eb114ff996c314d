import { Module, type DynamicModule } from '@nestjs/common';
import { AuditLogModule, AuditModule } from '@cuspid/audit/api';
import { AuthModule } from '@cuspid/auth/api';
import { DentalChartModule } from '@cuspid/dental-chart/api';
import { NoticesModule } from '@cuspid/notices/api';
import { PatientsModule } from '@cuspid/patients/api';
import { PlatformModule, type Configuration } from '@cuspid/platform/api';
import { ProvidersModule } from '@cuspid/platform/providers';
import { QueueModule } from '@cuspid/queue/api';
import { SettingsModule } from '@cuspid/settings/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitsModule } from '@cuspid/visits/api';
import { DevModule } from './dev/dev.module';
import { entities } from './entities';
import { PartsWatched } from './parts-watched';

/** The list of the clinic's domains. */
@Module({})
export class AppModule {
  static forRoot(configuration: Configuration): DynamicModule {
    const { storage, mail, chromium, jwtSecret, formerJwtSecret } = configuration;
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(configuration, entities),
        ProvidersModule.forRoot({
          storage,
          mail,
          pdf: chromium ? { chromium } : {},
          secret: jwtSecret,
          formerSecret: formerJwtSecret,
        }),
        AuditModule,
        AuditLogModule,
        UsersModule,
        NoticesModule,
        AuthModule,
        SettingsModule,
        PatientsModule,
        VisitsModule,
        QueueModule,
        DentalChartModule,
        DevModule.forRoot(configuration),
      ],
      providers: [PartsWatched],
    };
  }
}
