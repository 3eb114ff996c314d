import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tableSource, TimelineSources, type TimelineSource } from '@cuspid/patients/api';
import { ClinicalNote } from './clinical-note';

/** Signed notes, each at the time it was signed; of diagnoses only those are told who may read them. */
@Injectable()
export class NoteTimeline implements OnModuleInit {
  constructor(private readonly sources: TimelineSources) {}

  onModuleInit(): void {
    this.sources.add(source('note', 'note.read', false), source('note-diagnosis', 'diagnosis.read', true));
  }
}

const source = (name: string, permission: 'note.read' | 'diagnosis.read', isDiagnosis: boolean): TimelineSource =>
  tableSource<ClinicalNote>({
    ...{ name, kind: 'notes', permission },
    ...{ entity: ClinicalNote, table: 'clinical_note', index: 'clinical_note_told', at: 'signed_at' },
    where: () => ({ sql: 'e.is_diagnosis = ?', values: [isDiagnosis ? 1 : 0] }),
    told: ({ id, signedAt, createdAt, authorId, type, state, procedure }) => ({
      ...{ id, at: signedAt ?? createdAt, byId: authorId },
      what: `note.${state === 'STRUCK' ? 'struck' : type.toLowerCase().replace('_', '-')}`,
      parts: { word: type, label: procedure },
      link: { to: type === 'DIAGNOSIS' ? 'diagnosis' : 'plan', id },
    }),
  });
