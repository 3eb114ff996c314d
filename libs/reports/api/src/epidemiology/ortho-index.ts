import { OrthoExam } from '@cuspid/orthodontics/api';
import { CountColumn, IdColumn } from '@cuspid/platform/database';
import { Column, Entity, ForeignKey } from 'typeorm';

/** The IOTN grade of a finished exam, of the version it was read from. */
@Entity('ortho_index')
export class OrthoIndex {
  @IdColumn({ primary: true })
  @ForeignKey(() => OrthoExam, { name: 'ortho_index_exam', onDelete: 'CASCADE' })
  examId!: number;
  @CountColumn({ default: undefined }) version!: number;
  /** 1 to 5; null where nothing it is read from was recorded. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true }) grade!: number | null;
}
