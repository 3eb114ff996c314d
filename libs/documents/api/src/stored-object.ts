import { FlagColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, Index } from 'typeorm';

/**
 * A stored object that no record names. Not doomed: somebody is writing it, and it leaves this table in the transaction that
 * names it. Doomed: what named it is gone, and the object has to follow.
 */
@Entity('document_object')
@Index('document_object_due', ['isDoomed', 'since'])
export class StoredObject {
  @TextColumn(32, { type: 'char', primary: true }) storageKey!: string;
  @FlagColumn() isDoomed!: boolean;
  @InstantColumn() since!: Date;
}
