import { writeSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Configuration, Database, PlatformModule } from '@cuspid/platform/api';
import { ProvidersModule } from '@cuspid/platform/providers';
import { DataSource } from 'typeorm';
import { Movements } from '../movements/movements.service';
import { keeperOf, press } from './press';
import { stockDomains, stockTables } from './stock-domains';

class Replica {}
Module({})(Replica);

const die = () => process.kill(process.pid, 'SIGKILL');

/** Dies with a statement on its way, or, of `0`, once everything is committed and nobody has been told. */
function mortal(source: DataSource, database: Database, diesAt: number): void {
  const transaction = database.transaction.bind(database);
  database.transaction = async (me, work) => {
    const answer = await transaction(me, work);
    if (diesAt === 0) die();
    return answer;
  };
  if (diesAt === 0) return;
  let statements = 0;
  const count = () => void (++statements === diesAt && setImmediate(die));
  const silent = () => undefined;
  source.logger = {
    ...{ logQuery: count, logQueryError: silent, logQuerySlow: silent },
    ...{ logSchemaBuild: silent, logMigration: silent, log: silent },
  };
}

/** One process of a clinic that takes from the stock, each time under the key it has told before, until it dies. */
async function run(): Promise<void> {
  const configuration = new Configuration(process.env);
  const { storage, mail, jwtSecret: secret } = configuration;
  const providers = ProvidersModule.forRoot({ storage, mail, pdf: {}, secret });
  const app = await NestFactory.createApplicationContext(
    { module: Replica, imports: [PlatformModule.forRoot(configuration, stockTables), providers, ...stockDomains] },
    { logger: false },
  );
  const me = keeperOf(Number(process.env['PERSON']));
  mortal(app.get(DataSource), app.get(Database), Number(process.env['DIES_AT']));
  for (let number = 0; ; number++) {
    const key = `${process.pid}-${number}`;
    writeSync(1, `${key}\n`);
    await press(app.get(Movements), me, Number(process.env['ITEM']), key);
  }
}

// Not awaited here: what is loaded later would wait for this file, and this file for it.
void run();
