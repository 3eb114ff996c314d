import { Injectable } from '@nestjs/common';
import { Audit, Names } from '@cuspid/audit/api';
import { cursorOf, Database, instantOf, Invalid, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { TIMELINE, TIMELINE_KINDS } from '@cuspid/patients/contracts';
import type {
  TimelineCountFilter,
  TimelineCountsDto,
  TimelineEntryDto,
  TimelineFilter,
} from '@cuspid/patients/contracts/dto';
import { TEETH } from '@cuspid/odontogram';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import type { EntityManager } from 'typeorm';
import { CareTeam } from '../care-team';
import {
  TimelineSources,
  type TimelineAsk,
  type TimelineEntry,
  type TimelinePlace,
  type TimelineSource,
} from './timeline-sources';

/** An entry with the source that tells it. */
interface Told {
  source: TimelineSource;
  entry: TimelineEntry;
}
/** A place in the whole timeline: of one moment, the sources follow each other by name. */
interface Place extends TimelinePlace {
  source: string;
}

const HIGHEST = Number.MAX_SAFE_INTEGER;

/** Everything that happened to a patient, in one column over all domains. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly db: Database,
    private readonly sources: TimelineSources,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly names: Names,
  ) {}

  /** Newest first. Every source gives a page from the place on, and the newest of all of them are shown. */
  async page(me: Actor, patientId: number, filter: TimelineFilter): Promise<Page<TimelineEntryDto>> {
    const db = this.db.source.manager;
    const [ask, sources] = await this.open(me, patientId, filter);
    const asked = sources.filter(({ kind }) => !filter.kind || kind === filter.kind);
    const place = filter.cursor ? placeIn(filter.cursor) : null;
    const limit = limitOf(filter);
    const each = await Promise.all(
      asked.map(async (source) => {
        const entries = await source.page(db, ask, place && within(place, source.name), limit + 1);
        return entries.map((entry): Told => ({ source, entry }));
      }),
    );
    const page = pageFrom(each.flat().sort(newestFirst), limit, cursorAt, (told) => told);
    const items = await this.shown(db, page.items);
    return { ...page, items, ...(filter.count && { total: await this.count(db, asked, ask) }) };
  }

  /** What the timeline may be filtered by. */
  async counts(me: Actor, patientId: number, filter: TimelineCountFilter): Promise<TimelineCountsDto> {
    const db = this.db.source.manager;
    const [ask, sources] = await this.open(me, patientId, filter);
    const kinds = TIMELINE_KINDS.filter((kind) => sources.some((source) => source.kind === kind));
    const items = kinds.map(async (kind) => {
      const count = await this.count(
        db,
        sources.filter((source) => source.kind === kind),
        ask,
      );
      return { kind, count: Math.min(count, TIMELINE.countMax) };
    });
    const teeth = new Set((await Promise.all(sources.map((one) => one.teeth?.(db, patientId) ?? []))).flat());
    return { items: await Promise.all(items), teeth: TEETH.filter((tooth) => teeth.has(tooth)) };
  }

  /** The patient is the caller's to see; what of the timeline they may read. That they looked is noted. */
  private async open(
    me: Actor,
    patientId: number,
    { tooth, from, to }: TimelineCountFilter,
  ): Promise<[TimelineAsk, TimelineSource[]]> {
    const db = this.db.source.manager;
    if (from && to && from > to) throw new Invalid([{ path: 'to', message: 'must not be before from' }]);
    await this.careTeam.require(db, me, patientId, 'patient.read');
    this.audit.read(me, 'timeline.read', { entity: 'patient', id: patientId, patientId });
    const ask = {
      patientId,
      records: await this.names.recordsOf(patientId),
      tooth: tooth ?? null,
      from: from ? new Date((await this.clinic.dayBounds(from)).from) : null,
      until: to ? new Date((await this.clinic.dayBounds(to)).to) : null,
    };
    const may = new Map<string, boolean>();
    const sources = this.sources.all().filter(({ hasTeeth }) => !tooth || hasTeeth);
    for (const permission of new Set(sources.map((source) => source.permission))) {
      may.set(permission, await this.careTeam.reaches(db, me, patientId, permission));
    }
    return [ask, sources.filter(({ permission }) => may.get(permission))];
  }

  private async count(db: EntityManager, sources: readonly TimelineSource[], ask: TimelineAsk): Promise<number> {
    const counts = await Promise.all(sources.map((source) => source.count(db, ask, TIMELINE.countMax)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async shown(db: EntityManager, told: readonly Told[]): Promise<TimelineEntryDto[]> {
    const people = await this.users.named(
      told.flatMap(({ entry }) => [entry.byId ?? null, entry.personId ?? null]),
      db,
    );
    return told.map(({ source, entry }) => ({
      key: `${source.name}:${entry.id}`,
      at: entry.at.toISOString(),
      kind: source.kind,
      what: entry.what,
      by: (entry.byId && people.get(entry.byId)) || null,
      person: (entry.personId && people.get(entry.personId)) || null,
      parts: entry.parts ?? {},
      link: entry.link ?? null,
    }));
  }
}

const newestFirst = (a: Told, b: Told): number =>
  b.entry.at.getTime() - a.entry.at.getTime() ||
  (a.source.name === b.source.name ? b.entry.id - a.entry.id : a.source.name < b.source.name ? -1 : 1);

const cursorAt = ({ source, entry }: Told): string =>
  cursorOf('timeline', [entry.at.toISOString(), source.name, entry.id]);

function placeIn(cursor: string): Place {
  const [at, source, id] = placeOf(cursor, 'timeline', 3);
  if (typeof source === 'string' && typeof id === 'number') return { at: instantOf(at), source, id };
  throw new Invalid([{ path: 'cursor', message: 'is not a cursor of this list' }]);
}

/** Where a source goes on: of the place's own moment, sources after it by name still have everything to tell. */
function within(place: Place, source: string): TimelinePlace {
  if (source === place.source) return place;
  return { at: place.at, id: source > place.source ? HIGHEST : 0 };
}
