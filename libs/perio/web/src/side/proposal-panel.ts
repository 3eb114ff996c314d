import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  GRADES,
  PERIO_EXTENTS,
  proposeStage,
  STAGES,
  type GradeLetter,
  type PerioExtent,
  type PerioReason,
  type Stage,
} from '@cuspid/odontogram';
import { CONFIRMED, type Confirmed, type ConfirmPerioDto, type PerioExamDto } from '@cuspid/perio/contracts';
import { dayText } from '@cuspid/platform/web';
import { factsOf, mouthOf, type Working } from '../exam/working';
import { PerioWords } from '../exam/words';

interface Claim {
  diagnosis: Confirmed | null;
  stage: Stage | null;
  extent: PerioExtent | null;
  grade: GradeLetter | null;
}

/** What the figures propose, with the reasons, and what a clinician says it is. Nothing is decided by itself. */
@Component({
  selector: 'cd-perio-proposal',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './proposal-panel.html',
})
export class ProposalPanel {
  readonly exam = input.required<PerioExamDto>();
  readonly working = input.required<Working>();
  /** Finished, saved, and the reader may. */
  readonly mayConfirm = input(false);
  readonly confirmed = output<ConfirmPerioDto>();

  protected readonly words = inject(PerioWords);
  protected readonly diagnoses = CONFIRMED;
  protected readonly stages = STAGES;
  protected readonly extents = PERIO_EXTENTS;
  protected readonly grades = GRADES;
  protected readonly proposal = computed(() =>
    proposeStage(this.working().readings, mouthOf(this.working()), factsOf(this.working(), this.exam().age)),
  );
  protected readonly told = computed(() => {
    const { diagnosis, stage, extent, grade } = this.proposal();
    const parts = { stage: stage?.value ?? null, extent: extent?.value ?? null, grade: grade?.value ?? null };
    return this.words.diagnosis({ diagnosis, ...parts });
  });
  protected readonly reasons = computed(() => {
    const { caseReasons, stage, grade } = this.proposal();
    const all: readonly PerioReason[] = [...caseReasons, ...(stage?.reasons ?? []), ...(grade?.reasons ?? [])];
    return all.map(({ teeth, sites, ...reason }) =>
      this.words.reason({ ...reason, teeth: [...teeth], sites: sites.map(([tooth, site]) => ({ tooth, site })) }),
    );
  });
  protected readonly said = computed(() => {
    const { confirmed } = this.exam();
    if (!confirmed) return null;
    const day = dayText(confirmed.at.slice(0, 10));
    return { text: this.words.diagnosis(confirmed), by: confirmed.by?.name ?? '', day };
  });
  /** What would be confirmed: as proposed, until somebody chooses otherwise. */
  protected readonly claim = linkedSignal<Claim>(() => {
    const { diagnosis, stage, extent, grade } = this.proposal();
    return {
      diagnosis: CONFIRMED.find((one) => one === diagnosis) ?? null,
      stage: stage?.value ?? null,
      extent: extent?.value ?? null,
      grade: grade?.value ?? null,
    };
  });
  protected readonly isCase = computed(() => this.claim().diagnosis === 'periodontitis');
  protected readonly isWhole = computed(() => {
    const { diagnosis, stage, extent, grade } = this.claim();
    return diagnosis !== null && (diagnosis !== 'periodontitis' || Boolean(stage && extent && grade));
  });

  protected choose(field: keyof Claim, value: string): void {
    this.claim.update((claim) => ({
      diagnosis: field === 'diagnosis' ? (CONFIRMED.find((one) => one === value) ?? null) : claim.diagnosis,
      stage: field === 'stage' ? (STAGES.find((one) => one === value) ?? null) : claim.stage,
      extent: field === 'extent' ? (PERIO_EXTENTS.find((one) => one === value) ?? null) : claim.extent,
      grade: field === 'grade' ? (GRADES.find((one) => one === value) ?? null) : claim.grade,
    }));
  }

  protected confirm(): void {
    const { diagnosis, stage, extent, grade } = this.claim();
    if (!diagnosis) return;
    const isCase = diagnosis === 'periodontitis' && stage && extent && grade;
    this.confirmed.emit(isCase ? { diagnosis, stage, extent, grade } : { diagnosis });
  }
}
