import { TextColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

const LETTERS = { charset: 'utf8mb4', collation: 'utf8mb4_bin' } as const;

/** A word of somebody's name, folded: once, however many have it. */
@Entity('search_word')
export class SearchWord {
  @TextColumn(40, { primary: true, ...LETTERS }) word!: string;
}

/** What a word is found by in spite of a slip (see search-keys.ts). */
@Entity('search_key')
@Index('search_key_word', ['word'])
export class SearchKey {
  @TextColumn(7, { primary: true, ...LETTERS }) letters!: string;
  @PrimaryColumn({ type: 'varchar', length: 40, ...LETTERS })
  @ForeignKey(() => SearchWord, { name: 'search_key_of_word', onDelete: 'CASCADE' })
  word!: string;
}
