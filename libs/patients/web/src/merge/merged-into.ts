import { Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MergedRecordDto } from '@cuspid/patients/contracts';
import { RecentPatients, type Problem } from '@cuspid/platform/web';
import { EmptyState, PageHeader } from '@cuspid/ui';

/** Which record the one asked for is part of now; null when the problem is another one. */
export function mergedInto(problem: Problem | null): MergedRecordDto | null {
  const told = problem?.code === 'patient-merged' ? problem.conflict : null;
  return isRecord(told) ? told : null;
}

const isRecord = (told: unknown): told is MergedRecordDto =>
  typeof told === 'object' && told !== null && 'id' in told && 'patientCode' in told && 'name' in told;

/** Stands where a record was that has been merged into another: where to find it now. */
@Component({
  selector: 'cd-merged-into',
  imports: [EmptyState, PageHeader, RouterLink, TranslocoPipe],
  host: { class: 'block page bg-surface' },
  template: `
    <cd-page-header [heading]="'patients.merge.isMerged' | transloco" />
    <cd-empty
      class="-mt-6"
      [text]="'patients.merge.isMergedText' | transloco: { code: into().patientCode, name: into().name }"
    >
      <a class="btn btn-primary" [routerLink]="['/patients', into().id]">
        {{ 'patients.merge.openIt' | transloco: { code: into().patientCode } }}
      </a>
    </cd-empty>
  `,
})
export class MergedInto {
  /** The record somebody asked for. */
  readonly id = input.required<number>();
  readonly into = input.required<MergedRecordDto>();

  constructor() {
    const recent = inject(RecentPatients);
    effect(() => recent.forget(this.id()));
  }
}
