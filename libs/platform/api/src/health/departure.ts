import { setTimeout } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Configuration } from '../configuration/configuration';
import { Readiness } from './readiness';

/**
 * The first thing a process does that is to end: it says that it is not ready, and goes on working for DRAIN_SECONDS, until every
 * proxy has heard. Only then does it take no more connections.
 */
@Injectable()
export class Departure implements OnModuleDestroy {
  constructor(
    private readonly readiness: Readiness,
    private readonly configuration: Configuration,
  ) {}

  async onModuleDestroy(): Promise<void> {
    this.readiness.stop();
    await setTimeout(this.configuration.drainSeconds * 1_000);
  }
}
