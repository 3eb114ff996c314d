import { Injectable } from '@nestjs/common';
import type { Permission } from '@cuspid/platform/contracts';
import type { TimelineKind } from '@cuspid/patients/contracts';
import type { TimelineLinkDto, TimelinePartsDto } from '@cuspid/patients/contracts/dto';
import type { ToothId } from '@cuspid/odontogram';
import type { EntityManager } from 'typeorm';

/** Where in a source one stands: newest first by `at`, and of one moment the highest number first. */
export interface TimelinePlace {
  at: Date;
  id: number;
}

/** Which entries of one patient a source is asked for. */
export interface TimelineAsk {
  patientId: number;
  /** The patient's records, their own first: the trail of one that was merged into it stays under its own number. */
  records: readonly number[];
  /** On what was charted on this tooth; only sources with `hasTeeth` are asked so. */
  tooth: ToothId | null;
  /** From this instant on, and before this one. */
  from: Date | null;
  until: Date | null;
}

/** An entry as its domain tells it; who the people are is looked up for all of a page at once. */
export interface TimelineEntry extends TimelinePlace {
  what: string;
  byId?: number | null;
  /** Whom it is about, besides the patient. */
  personId?: number | null;
  parts?: TimelinePartsDto;
  link?: TimelineLinkDto;
}

/**
 * What one table has to say about a patient, told by the domain that owns it. Its pages must be walked on an index,
 * newest first: then the timeline costs the same however deep one reads.
 */
export interface TimelineSource {
  /** Unique, and never changed: places in the timeline are kept by it. */
  name: string;
  kind: TimelineKind;
  /** What the reader needs for this patient; who has it not is not told that there is anything. */
  permission: Permission;
  hasTeeth?: boolean;
  page(db: EntityManager, ask: TimelineAsk, after: TimelinePlace | null, limit: number): Promise<TimelineEntry[]>;
  /** How many there are, counted up to `most`. */
  count(db: EntityManager, ask: TimelineAsk, most: number): Promise<number>;
  /** The teeth there is something about. */
  teeth?(db: EntityManager, patientId: number): Promise<ToothId[]>;
}

/** All that tell something for the timeline. */
@Injectable()
export class TimelineSources {
  private readonly known: TimelineSource[] = [];

  add(...sources: TimelineSource[]): void {
    this.known.push(...sources);
  }

  /** In an order that never depends on which module started first. */
  all(): readonly TimelineSource[] {
    return this.known.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}
