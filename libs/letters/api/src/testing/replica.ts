import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Configuration, PlatformModule } from '@cuspid/platform/api';
import { MailSender, ProvidersModule } from '@cuspid/platform/providers';
import { ReminderSweeping } from '../reminder-sweeping';
import { domains, tables } from './letters-domains';

class Replica {}
Module({})(Replica);

/** One process of a clinic: it reminds and sends as fast as it can, until somebody ends it. */
async function run(): Promise<void> {
  const configuration = new Configuration(process.env);
  const { storage, mail, jwtSecret: secret } = configuration;
  const platform = PlatformModule.forRoot(configuration, tables);
  const providers = ProvidersModule.forRoot({ storage, mail, pdf: {}, secret });
  const app = await NestFactory.createApplicationContext(
    { module: Replica, imports: [platform, providers, ...domains] },
    { logger: false },
  );
  process.stdout.write('ready\n');
  for (;;) {
    await app.get(ReminderSweeping).sweep();
    await app.get(MailSender).sendDue();
    await sleep(20);
  }
}

// Not awaited here: what is loaded later would wait for this file, and this file for it.
void run();
