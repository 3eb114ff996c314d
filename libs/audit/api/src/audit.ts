import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DeniedAttempts, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { AuditEntry } from './audit-entry';
import { AuditKeys } from './audit-keys';
import { signedText } from './canonical';
import { withoutSecrets } from './redact';

/** Who an entry is about: the record, and the patient it belongs to. */
export interface Subject {
  entity?: string;
  id?: number;
  patientId?: number;
  before?: object;
  after?: object;
}

type By = Partial<Pick<Actor, 'id' | 'name' | 'role' | 'address' | 'requestId'>>;
const FLUSH_MS = 500;
const BATCH = 1_000;

/** The trail. */
@Injectable()
export class Audit extends DeniedAttempts implements OnApplicationBootstrap, OnApplicationShutdown {
  private reads: Partial<AuditEntry>[] = [];
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly log: Logger,
    private readonly keys: AuditKeys,
  ) {
    super();
  }

  /** Writes what `by` did, in the transaction that does it: no change without its entry, no entry without its change. */
  async record(tx: Tx, by: By, action: string, subject: Subject = {}): Promise<void> {
    await tx.insert(AuditEntry, this.entryOf(by, action, subject));
  }

  /** Writes one entry for each of many records `by` did the same to, as an import does. */
  async recordAll(tx: Tx, by: By, action: string, subjects: readonly Subject[]): Promise<void> {
    const entries = subjects.map((subject) => this.entryOf(by, action, subject));
    await tx.createQueryBuilder().insert().into(AuditEntry).values(entries).updateEntity(false).execute();
  }

  /** Notes that `by` read a clinical record. Written within a second, together with others; the answer does not wait. */
  read(by: By, action: string, subject: Subject): void {
    this.reads.push(this.entryOf(by, action, subject));
  }

  /** Notes that `by` was refused a route for want of a permission. */
  denied(by: Actor, permission: string, route: string): void {
    this.reads.push(this.entryOf(by, 'access.denied', { after: { permission, route } }));
  }

  /** Notes that `by` was refused a patient who is there, outside their reach. */
  foreign(by: By, permission: string, patientId: number): void {
    this.reads.push(
      this.entryOf(by, 'access.denied', { entity: 'patient', id: patientId, patientId, after: { permission } }),
    );
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS);
  }

  /** A clean stop loses none: by now the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    for (let before = Infinity; this.reads.length < before;) {
      before = this.reads.length;
      await this.flush();
    }
    await this.running;
  }

  private flush(): Promise<void> {
    this.running = this.running.then(() => this.write());
    return this.running;
  }

  private async write(): Promise<void> {
    const batch = this.reads.splice(0, BATCH);
    if (!batch.length) return;
    try {
      await this.source.manager.insert(AuditEntry, batch);
    } catch (error) {
      this.reads.unshift(...batch);
      this.log.error({ err: error, waiting: this.reads.length }, 'reads could not be noted, trying again');
    }
  }

  private entryOf(by: By, action: string, { entity, id, patientId, ...sides }: Subject): Partial<AuditEntry> {
    const [before, after] = [withoutSecrets(sides.before), withoutSecrets(sides.after)];
    const row = {
      at: clock.now(),
      actorId: by.id ?? null,
      actorName: by.name ?? null,
      role: by.role ?? null,
      action,
      entity: entity ?? null,
      entityId: id ?? null,
      patientId: patientId ?? null,
      address: by.address ?? null,
      requestId: by.requestId ?? null,
    };
    const signature = this.keys.sign(
      signedText({
        at: row.at,
        actor_id: row.actorId,
        actor_name: row.actorName,
        role: row.role,
        action,
        entity: row.entity,
        entity_id: row.entityId,
        patient_id: row.patientId,
        before: textOf(before),
        after: textOf(after),
        address: row.address,
        request_id: row.requestId,
      }),
    );
    return { ...row, before: before ?? null, after: after ?? null, signature };
  }
}

const textOf = (value: object | undefined) => (value ? JSON.stringify(value) : null);

/** The fields that differ between two states of a record, each side on its own: what an entry keeps. */
export function changed<T extends object>(before: T, after: Partial<T>): { before: Partial<T>; after: Partial<T> } {
  const differ = (key: keyof T) => key in after && JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const keys = (Object.keys(after) as (keyof T)[]).filter(differ);
  const pick = (from: Partial<T>) => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
  return { before: pick(before), after: pick(after) };
}
