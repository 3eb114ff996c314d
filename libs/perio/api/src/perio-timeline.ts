import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tableSource, TimelineSources } from '@cuspid/patients/api';
import { PerioExam } from './perio-exam';

/** Periodontal exams, each when it was begun. */
@Injectable()
export class PerioTimeline implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  onModuleInit(): void {
    this.sources.add(
      tableSource<PerioExam>({
        name: 'perio-exam',
        kind: 'chart',
        permission: 'chart.read',
        entity: PerioExam,
        table: 'perio_exam',
        index: 'perio_exam_started',
        at: 'started_at',
        told: ({ id, startedAt, startedById, kind, state }) => ({
          ...{ id, at: startedAt, byId: startedById },
          what: state === 'VOIDED' ? 'perio.voided' : `perio.${kind}`,
          link: { to: 'perio', id },
        }),
      }),
    );
  }
}
