import { Injectable } from '@nestjs/common';
import { iotnOf } from '@cuspid/orthodontics/contracts';
import { OrthoExam } from '@cuspid/orthodontics/api';
import { DataSource } from 'typeorm';
import { OrthoIndex } from './ortho-index';

const AT_ONCE = 500;

/** Exams of some days that are finished and whose grade, as they are now, is not kept. */
const UNKNOWN = `select exam.id from ortho_exam exam force index (ortho_exam_finished)
  left join ortho_index known on known.exam_id = exam.id and known.version = exam.version
  where exam.state = 'FINISHED' and exam.examined_on >= ? and exam.examined_on <= ? and known.exam_id is null limit ?`;

/** Keeps the grades of finished exams. An exam says by its version whether what is kept is still its grade. */
@Injectable()
export class OrthoGrades {
  constructor(private readonly source: DataSource) {}

  /** Before a report of these days is read: every exam in them has its grade. */
  async upToDate(from: string, to: string): Promise<void> {
    for (;;) {
      const unknown: { id: number }[] = await this.source.query(UNKNOWN, [from, to, AT_ONCE]);
      await this.keep(unknown.map(({ id }) => id));
      if (unknown.length < AT_ONCE) return;
    }
  }

  private async keep(ids: readonly number[]): Promise<void> {
    if (!ids.length) return;
    const exams = await this.source.manager
      .createQueryBuilder(OrthoExam, 'exam')
      .whereInIds([...ids])
      .getMany();
    const rows = exams.map(({ id, version, fields }) => ({
      ...{ examId: id, version },
      grade: iotnOf(fields ?? {})?.grade ?? null,
    }));
    if (rows.length) await this.source.manager.upsert(OrthoIndex, rows, ['examId']);
  }
}
