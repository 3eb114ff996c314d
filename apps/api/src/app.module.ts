import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '@cuspid/audit/api';
import { AuthModule } from '@cuspid/auth/api';
import { PlatformModule, type Configuration } from '@cuspid/platform/api';
import { SettingsModule } from '@cuspid/settings/api';
import { UsersModule } from '@cuspid/users/api';
import { entities } from './entities';

/** The list of the clinic's domains. */
@Module({})
export class AppModule {
  static forRoot(configuration: Configuration): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(configuration, entities), AuditModule, UsersModule, AuthModule, SettingsModule],
    };
  }
}
