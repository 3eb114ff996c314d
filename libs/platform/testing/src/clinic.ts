import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Configuration, PlatformModule } from '@cuspid/platform/api';
import type { Role } from '@cuspid/platform/contracts';
import { dataSourceOptions, migrate, type Entities } from '@cuspid/platform/database';
import cookieParser from 'cookie-parser';
import { DataSource } from 'typeorm';
import { emptyDatabase } from './database';
import { Http } from './http';
import { insertMember, insertPatient, insertPerson, type Person } from './people';

interface Parts {
  modules: (Type | DynamicModule)[];
  entities: Entities;
}

/** A clinic for one spec file: its own migrated database, the real modules, served on a loopback port. */
export class SpecClinic {
  constructor(
    readonly app: NestExpressApplication,
    readonly http: Http,
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

  async close(): Promise<void> {
    await this.app.close();
    await this.source.destroy();
    await this.drop();
  }
}

const SPEC_SECRET = 'Zk3v9sQ1xT7uLm2Pq8wR5yNcBfHdGjKa0e';

/** Opens a clinic with the domain's modules and tables. Close it in `afterAll`. */
export async function openClinic({ modules, entities }: Parts): Promise<SpecClinic> {
  const { settings, drop } = await emptyDatabase();
  const source = await new DataSource(await dataSourceOptions(settings, [])).initialize();
  await migrate(source, settings);
  await source.destroy();
  const configuration = new Configuration({
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
  });
  const module = await Test.createTestingModule({
    imports: [PlatformModule.forRoot(configuration, entities), ...modules],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger: false });
  app.use(cookieParser());
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.setGlobalPrefix('api');
  await app.listen(0, '127.0.0.1');
  return new SpecClinic(app, new Http(await app.getUrl()), drop);
}
