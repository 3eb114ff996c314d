import { Injectable } from '@nestjs/common';
import { Invalid } from '@cuspid/platform/api';
import { isDay } from '@cuspid/platform/contracts/dto';
import { clock } from '@cuspid/platform/database';
import { Clinic, instantsAt } from '@cuspid/settings/api';
import { isOnStep, VISIT } from '@cuspid/visits/contracts';
import type { EntityManager } from 'typeorm';
import { TimeHappensTwice } from '../visit-errors';

const DAY_MS = 86_400_000;

interface Wanted {
  startsAt?: string;
  localStart?: string;
  minutes?: number;
}

const invalid = (path: string, message: string) => new Invalid([{ path, message }]);

/** Which instant is meant, and whether a visit may begin then at all. */
@Injectable()
export class When {
  constructor(private readonly clinic: Clinic) {}

  /** The start that was asked for; undefined when none was. @throws Invalid, TimeHappensTwice */
  async start(db: EntityManager, { startsAt, localStart, minutes }: Wanted): Promise<Date | undefined> {
    if (minutes !== undefined && minutes % VISIT.stepMinutes) throw invalid('minutes', 'must be a multiple of five');
    if (startsAt !== undefined && localStart !== undefined) {
      throw invalid('localStart', 'must be left out when startsAt is given');
    }
    const at = localStart === undefined ? startsAt && new Date(startsAt) : await this.meant(db, localStart);
    if (!at) return undefined;
    await this.check(db, at, localStart === undefined ? 'startsAt' : 'localStart');
    return at;
  }

  /** Neither an instant nor a time was given. */
  missing(): Invalid {
    return invalid('startsAt', 'must be given, or localStart');
  }

  private async meant(db: EntityManager, local: string): Promise<Date> {
    if (!isDay(local.slice(0, 10))) throw invalid('localStart', 'must be a day that exists');
    const { timeZone } = await this.clinic.setting(db);
    const [first, second] = instantsAt(local, timeZone);
    if (!first) {
      throw invalid('localStart', 'does not exist: the clock is put forward over this time that day');
    }
    if (second) throw new TimeHappensTwice([first, second]);
    return first;
  }

  private async check(db: EntityManager, at: Date, path: string): Promise<void> {
    if (!isOnStep(at)) throw invalid(path, 'must be on the clock’s fives');
    const { from } = await this.clinic.dayBounds(await this.clinic.today(db), db);
    if (at < new Date(from)) throw invalid(path, 'must not be on a day that is over');
    if (at.getTime() > clock.ms() + VISIT.aheadDays * DAY_MS) throw invalid(path, 'must be within two years');
  }
}
