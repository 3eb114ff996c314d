import { CountColumn, FlagColumn } from '@cuspid/platform/database';
import { PrimaryGeneratedColumn } from 'typeorm';

/** What a generated column holds that makes a name unique while its row is in use. */
export const WHILE_ACTIVE = { generatedType: 'STORED', asExpression: 'if(is_active = 1, name, null)' } as const;

/** A row of a list the clinic keeps in its own order: taken out of use rather than deleted, and put back. */
export abstract class Listed {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  /** Place in the list; equal places go by id. */
  @CountColumn() sort!: number;
  @FlagColumn({ default: true }) isActive!: boolean;
  @CountColumn({ default: 1 }) version!: number;
  abstract name: string;
  /** The name while the row is in use, else null: what the unique key stands on. */
  abstract activeName: string | null;
}
