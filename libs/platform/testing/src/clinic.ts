import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Configuration, PlatformModule } from '@cuspid/platform/api';
import type { Role } from '@cuspid/platform/contracts';
import type { DatabaseSettings, Entities } from '@cuspid/platform/database';
import cookieParser from 'cookie-parser';
import { DataSource } from 'typeorm';
import { Http } from './http';
import { refuseSecondConnection } from './one-connection';
import { insertMember, insertPatient, insertPerson, type Person } from './people';
import { migratedDatabase } from './template';

/** Some modules and their tables, or an application as `main` makes it. */
type Parts = (
  | { modules: (Type | DynamicModule)[]; entities: Entities }
  | { create: (configuration: Configuration) => Promise<NestExpressApplication> }
) & {
  /** What the clinic's environment says besides the database. */
  environment?: Record<string, string>;
};

/** A clinic for one spec file: its own migrated database, the real modules, served on a loopback port. */
export class SpecClinic {
  private readonly replicas: NestExpressApplication[] = [];

  constructor(
    readonly app: NestExpressApplication,
    readonly http: Http,
    readonly settings: DatabaseSettings,
    private readonly parts: Parts,
    private readonly drop: () => Promise<void>,
  ) {}

  get source(): DataSource {
    return this.app.get(DataSource);
  }

  /** A service of the modules under test. */
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get(token, { strict: false });
  }

  person(role: Role, set?: Parameters<typeof insertPerson>[2]): Promise<Person> {
    return insertPerson(this.source, role, set);
  }

  /** A patient; with `team`, those people are on the care team. */
  async patient(set?: Parameters<typeof insertPatient>[1], team: Person[] = []): Promise<number> {
    const id = await insertPatient(this.source, set);
    for (const person of team) await insertMember(this.source, id, person);
    return id;
  }

  /** One more process of the same clinic: the same database, nothing else in common, and an `environment` of its own. */
  async replica(environment: Record<string, string> = {}): Promise<{ app: NestExpressApplication; http: Http }> {
    const app = await serve(this.settings, {
      ...this.parts,
      environment: { ...this.parts.environment, ...environment },
    });
    this.replicas.push(app);
    return { app, http: new Http(await app.getUrl()) };
  }

  async close(): Promise<void> {
    for (const app of [...this.replicas, this.app]) {
      await app.close();
      await app.get(DataSource).destroy();
    }
    await this.drop();
  }
}

const SPEC_SECRET = 'Zk3v9sQ1xT7uLm2Pq8wR5yNcBfHdGjKa0e';

/** The environment of a process that works on this database. */
export function environmentOf(settings: DatabaseSettings): Record<string, string | undefined> {
  return {
    NODE_ENV: 'test',
    DB_HOST: settings.host,
    DB_PORT: String(settings.port),
    DB_USER: settings.user,
    DB_PASSWORD: settings.password,
    DB_NAME: settings.name,
    DB_SSL: String(settings.ssl),
    DB_SSL_CA: settings.ca,
    JWT_SECRET: SPEC_SECRET,
    LOG_LEVEL: process.env['SPEC_LOG'] ?? 'silent',
  };
}

/** Opens a clinic with the domain's modules and tables. Close it in `afterAll`. */
export async function openClinic(parts: Parts): Promise<SpecClinic> {
  const { settings, drop } = await migratedDatabase();
  const app = await serve(settings, parts);
  return new SpecClinic(app, new Http(await app.getUrl()), settings, parts, drop);
}

async function serve(settings: DatabaseSettings, parts: Parts): Promise<NestExpressApplication> {
  const configuration = new Configuration({ ...environmentOf(settings), ...parts.environment });
  const app = 'create' in parts ? await parts.create(configuration) : await assemble(configuration, parts);
  refuseSecondConnection(app.get(DataSource));
  await app.listen(0, '127.0.0.1');
  return app;
}

async function assemble(
  configuration: Configuration,
  { modules, entities }: { modules: (Type | DynamicModule)[]; entities: Entities },
): Promise<NestExpressApplication> {
  const module = await Test.createTestingModule({
    imports: [PlatformModule.forRoot(configuration, entities), ...modules],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger: false });
  app.use(cookieParser());
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.setGlobalPrefix('api');
  return app;
}
