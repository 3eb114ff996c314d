import { Injectable } from '@angular/core';
import type { ReferenceDto, ScoreDto, SectionDto, SubmissionKind } from '@cuspid/cases/contracts';

/** What a student is writing to hand in. */
export interface HandIn {
  kind: SubmissionKind;
  taskId: number | null;
  title: string;
  sections: SectionDto[];
  references: ReferenceDto[];
  scores: ScoreDto[];
  note: string;
}

/** What was begun and not handed in, for as long as the page is open: closing the sheet loses nothing. */
@Injectable({ providedIn: 'root' })
export class HandInDrafts {
  private readonly kept = new Map<number, HandIn>();

  of(caseId: number): HandIn | null {
    return this.kept.get(caseId) ?? null;
  }

  keep(caseId: number, draft: HandIn): void {
    this.kept.set(caseId, draft);
  }

  drop(caseId: number): void {
    this.kept.delete(caseId);
  }
}
