import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../access/actor';
import type { Told } from './events';

/** Of one patient: who is on the care team, and whether every dentist sees every patient. */
export interface Hearers {
  team: ReadonlySet<number>;
  isOpen: boolean;
}

/** Every open stream asks about the same event: it is looked up once. */
const REMEMBERED = 200;

/**
 * Who hears of a patient's clinical record among those who only see their own patients. The domain that knows care teams
 * tells how to find out (`ask`); until it has, everybody hears that something changed, and no ids.
 */
@Injectable()
export class EventReach {
  private readonly log = new Logger('EventReach');
  private find?: (patientId: number) => Promise<Hearers>;
  private readonly known = new Map<number, Promise<Hearers>>();

  ask(find: (patientId: number) => Promise<Hearers>): void {
    this.find = find;
  }

  /** Null when nobody can say. */
  async isFor(me: Actor, { eventId, patientId }: Told): Promise<boolean | null> {
    if (!this.find || patientId === undefined) return null;
    const asked = this.known.get(eventId) ?? this.find(patientId);
    this.known.set(eventId, asked);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= REMEMBERED) break;
      this.known.delete(oldest);
    }
    try {
      const { team, isOpen } = await asked;
      return team.has(me.id) || (isOpen && me.role !== 'STUDENT');
    } catch (error) {
      // The screen reloads once too often, and its resource asks for itself whether it may.
      if (this.known.delete(eventId)) this.log.warn({ err: error }, 'who may hear of a patient could not be asked');
      return null;
    }
  }
}
