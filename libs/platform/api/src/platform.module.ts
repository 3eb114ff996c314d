import { Global, Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { clock, dataSourceOptions, type Entities } from '@cuspid/platform/database';
import { LoggerModule } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { AccessGuard } from './access/access.guard';
import { LinkTokens } from './access/link-tokens';
import { Configuration } from './configuration/configuration';
import { Database } from './database/database';
import { IdempotencyKey } from './database/idempotency-key';
import { ProblemFilter } from './errors/problem.filter';
import { Bell } from './events/bell';
import { EventReach } from './events/event-reach';
import { EventStream } from './events/event-stream';
import { Events } from './events/events';
import { EventsController } from './events/events.controller';
import { LiveEventRow } from './events/live-event';
import { Departure } from './health/departure';
import { HealthController } from './health/health.controller';
import { Readiness } from './health/readiness';
import { Metrics } from './metrics/metrics';
import { MetricsServer } from './metrics/metrics-server';
import { logging } from './http/logging';
import { validation } from './http/validation';
import { plainBodies } from './http/plain-bodies';
import { StrayKeysInterceptor } from './http/stray-keys';
import { EtagInterceptor } from './http/version';

/** What the domains ask for by name. */
const SHARED = [
  Bell,
  Configuration,
  DataSource,
  Database,
  EventReach,
  Events,
  EventStream,
  LinkTokens,
  Metrics,
  Readiness,
];

/** What every domain stands on: configuration, database, guard, problems, live events, health. */
@Global()
@Module({})
export class PlatformModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(plainBodies).forRoutes('{*every}');
  }

  /** `entities` is the whole clinic's list: the app knows it, the platform does not. */
  static forRoot(configuration: Configuration, entities: Entities): DynamicModule {
    return {
      module: PlatformModule,
      imports: [LoggerModule.forRoot(logging(configuration))],
      controllers: [HealthController, EventsController],
      providers: [
        { provide: Configuration, useValue: configuration },
        {
          provide: DataSource,
          useFactory: async () => {
            const all = [...entities, IdempotencyKey, LiveEventRow];
            const source = await new DataSource(await dataSourceOptions(configuration.database, all)).initialize();
            await clock.keep(source);
            return source;
          },
        },
        Bell,
        Database,
        Departure,
        Events,
        EventReach,
        EventStream,
        LinkTokens,
        Metrics,
        MetricsServer,
        Readiness,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: StrayKeysInterceptor },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
      exports: SHARED,
    };
  }
}
