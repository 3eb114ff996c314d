import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const VERSION = ['id', 'exam_id', 'number', 'kind', 'saved_at', 'saved_by_id', 'reason', 'examined_on', 'sheet'];
const TOOTH = ['id', 'version_id', 'tooth', 'depths', 'margins', 'bleeding', 'plaque', 'pus', 'mobility', 'furcations'];

/** What an exam said is never changed: a correction is a further save. */
export class KeepPerioAppendOnly1764000000094 extends Forward {
  readonly name = 'KeepPerioAppendOnly1764000000094';

  async up(db: QueryRunner): Promise<void> {
    await keepAppendOnly(db, 'perio_version', VERSION);
    await keepAppendOnly(db, 'perio_tooth', TOOTH);
  }
}
