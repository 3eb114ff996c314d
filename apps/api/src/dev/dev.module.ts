import { Module, type DynamicModule } from '@nestjs/common';
import type { Configuration } from '@cuspid/platform/api';
import { OutboxController } from './outbox.controller';

/** What only a developer's machine shows: mails with links and passwords in them. Elsewhere none of it is routed. */
@Module({})
export class DevModule {
  static forRoot({ isDevelopment, mail }: Configuration): DynamicModule {
    return { module: DevModule, controllers: isDevelopment && mail.kind === 'folder' ? [OutboxController] : [] };
  }
}
