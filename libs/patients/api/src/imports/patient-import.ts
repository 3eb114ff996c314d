import type { Actor } from '@cuspid/platform/api';
import { CountColumn, FlagColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import {
  IMPORT,
  type CsvEncoding,
  type CsvSeparator,
  type DateOrder,
  type ImportState,
} from '@cuspid/patients/contracts';
import type { ImportDetailDto, ImportDto, MapImportDto } from '@cuspid/patients/contracts/dto';
import { User } from '@cuspid/users/api';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

const KEPT_MS = IMPORT.keptDays * 86_400_000;

/** Files received, and imports finished, at or before this moment are kept no longer at `now`. */
export const keptSince = (now: Date) => new Date(now.getTime() - KEPT_MS);

/** What was seen of a column when the file came. */
export interface SeenColumn {
  heading: string;
  samples: string[];
  words: string[];
  dateOrder: DateOrder | null;
}

/** A file of patients: received, mapped, checked, imported by whoever has claimed it, and undone perhaps. */
@Entity('patient_import')
@Index('patient_import_heading', ['headingHash', 'id'])
@Index('patient_import_state', ['state', 'id'])
@Index('patient_import_file', ['storageKey', 'createdAt'])
export class PatientImport {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(200) fileName!: string;
  /** Null once the file is gone. */
  @TextColumn(32, { nullable: true }) storageKey!: string | null;
  @TextColumn(10) state!: ImportState;
  @IdColumn() @ForeignKey(() => User, { name: 'patient_import_created_by' }) createdById!: number;
  @InstantColumn() createdAt!: Date;
  /** Who asked for what is being done, in which request: the work outlives the request. */
  @JsonColumn() actor!: Omit<Actor, 'once'> | null;
  @TextColumn(12, { default: 'utf-8' }) encoding!: CsvEncoding;
  @TextColumn(1, { default: ',' }) separator!: CsvSeparator;
  /** Of the headings in their order: a file with the same ones comes mapped. */
  @TextColumn(64, { nullable: true }) headingHash!: string | null;
  @JsonColumn() fileColumns!: SeenColumn[] | null;
  @JsonColumn() mapping!: MapImportDto | null;
  @FlagColumn() isRemembered!: boolean;
  @CountColumn() rowCount!: number;
  @CountColumn() done!: number;
  @CountColumn() wrong!: number;
  @CountColumn() alike!: number;
  @CountColumn() skipped!: number;
  @CountColumn() added!: number;
  @CountColumn() stayed!: number;
  @TextColumn(300, { nullable: true }) problem!: string | null;
  /** Counts who has worked on it: who holds an older number has been taken for dead. */
  @CountColumn() claim!: number;
  @InstantColumn({ nullable: true }) leasedUntil!: Date | null;
  @InstantColumn({ nullable: true }) finishedAt!: Date | null;
  @CountColumn({ default: 1 }) version!: number;

  /** Until when it can be undone, if it can. */
  get undoUntil(): Date | null {
    return this.state === 'DONE' && this.finishedAt ? new Date(this.finishedAt.getTime() + KEPT_MS) : null;
  }

  toDto(by: StaffDto): ImportDto {
    const { id, fileName, state, done, wrong, alike, skipped, added, stayed, problem, version } = this;
    return {
      ...{ id, fileName, state, by, done, wrong, alike, skipped, added, stayed, problem, version },
      at: this.createdAt.toISOString(),
      rows: this.rowCount,
      finishedAt: this.finishedAt?.toISOString() ?? null,
      undoUntil: this.undoUntil?.toISOString() ?? null,
    };
  }

  toDetail(by: StaffDto): ImportDetailDto {
    const { encoding, separator, isRemembered, mapping } = this;
    return {
      ...this.toDto(by),
      ...{ encoding, separator, isRemembered },
      columns: (this.fileColumns ?? []).map(({ samples, words, ...seen }, index) => ({
        ...seen,
        samples: samples.map((text) => ({ text })),
        words: words.map((text) => ({ text })),
        target: mapping?.columns[index] ?? 'IGNORE',
      })),
      dateOrder: mapping?.dateOrder ?? 'YMD',
      sexWords: mapping?.sexWords ?? [],
      isGuardianUnknown: mapping?.isGuardianUnknown ?? false,
    };
  }
}
