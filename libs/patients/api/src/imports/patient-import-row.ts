import { FlagColumn, IdColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import type { ImportChoice, ImportRowKind } from '@cuspid/patients/contracts';
import type { Agreement, ImportErrorDto, ImportPersonDto } from '@cuspid/patients/contracts/dto';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PatientImport } from './patient-import';

/** Somebody a row may be: a patient, or an earlier row, which is not looked up again and so is told here. */
export interface Alike {
  patientId?: number;
  row?: number;
  person?: ImportPersonDto;
  agrees: Agreement[];
}

/** A row of a file that somebody should look at, or that became a patient. Gone with the file. */
@Entity('patient_import_row')
@Index('patient_import_row_kind', ['importId', 'kind', 'number'])
export class PatientImportRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  @ForeignKey(() => PatientImport, { name: 'patient_import_row_import', onDelete: 'CASCADE' })
  importId!: number;
  @PrimaryColumn({ type: 'int', unsigned: true }) number!: number;
  @TextColumn(6) kind!: ImportRowKind;
  @JsonColumn() person!: ImportPersonDto | null;
  @JsonColumn() errors!: ImportErrorDto[] | null;
  @JsonColumn() alike!: Alike[] | null;
  @TextColumn(4, { nullable: true }) choice!: ImportChoice | null;
  @FlagColumn({ default: true }) mayAdd!: boolean;
  /** The patient it became. No foreign key: the row is where somebody came from, nothing kept about them. */
  @IdColumn({ nullable: true }) madeId!: number | null;
  @TextColumn(40, { nullable: true }) stayedFor!: string | null;
}
