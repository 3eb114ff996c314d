import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucidePencil, LucidePlus, LucideTrash2 } from '@lucide/angular';
import {
  CASE,
  SUBMISSION_KINDS,
  type EditRubricDto,
  type RubricDto,
  type WriteRubricDto,
} from '@cuspid/cases/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { Chip, EmptyState, ErrorPanel, Skeleton } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { CaseSettingsApi } from './case-settings-api';
import { Keeping } from './keeping';
import { RubricForm } from './rubric-form';

const PLACE = 'setup.rubrics';

/** What students' work is judged by: of each kind of work one rubric is in use. */
@Component({
  selector: 'cd-rubrics-panel',
  imports: [
    Chip,
    EmptyState,
    ErrorPanel,
    LucideCircleAlert,
    LucidePencil,
    LucidePlus,
    LucideTrash2,
    RubricForm,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './rubrics-panel.html',
})
export class RubricsPanel {
  private readonly api = inject(CaseSettingsApi);
  private readonly words = inject(CaseWords);

  protected readonly rubrics = httpResource<Page<RubricDto>>(() => '/api/case-rubrics?limit=100');
  private readonly reread = rereads(this.rubrics);
  protected readonly keeping = new Keeping(() => this.reread());
  /** Those of one kind stand together, the one in use first. */
  protected readonly rows = computed(() => {
    if (!this.rubrics.hasValue()) return null;
    const place = ({ kind, isActive }: RubricDto) => SUBMISSION_KINDS.indexOf(kind) * 2 + (isActive ? 0 : 1);
    return [...this.rubrics.value().items].sort((one, other) => place(one) - place(other));
  });
  protected readonly problem = computed(() => (this.rubrics.error() ? problemOf(this.rubrics.error()) : null));
  protected readonly isFull = computed(() => (this.rows()?.length ?? 0) >= CASE.rubricsMax);

  constructor() {
    inject(LiveEvents).on('cases', () => this.reread());
  }

  /** "Treatment plan: Aim, Anchorage, Retention". */
  protected sentence({ kind, criteria }: RubricDto): string {
    const labels = criteria.map(({ label }) => label).join(', ');
    return this.words.say('setup.rubrics.sentence', { kind: this.words.kind(kind), labels });
  }

  protected add(what: WriteRubricDto): Promise<void> {
    return this.keeping.save(0, (key) => this.api.writeRubric(what, key));
  }

  protected change(rubric: RubricDto, what: EditRubricDto): Promise<void> {
    return this.keeping.save(rubric.id, () => this.api.changeRubric(rubric, what));
  }

  protected async turn(rubric: RubricDto): Promise<void> {
    await this.keeping.carryOut(rubric.id, () => this.api.changeRubric(rubric, { isActive: !rubric.isActive }));
  }

  /** One in use is not deleted: that is said at once, instead of asking first and refusing then. */
  protected async remove(rubric: RubricDto): Promise<void> {
    if (rubric.isActive) return this.keeping.refuse(rubric.id, this.words.say('setup.rubrics.inUse'));
    await this.keeping.remove(rubric, PLACE, () => this.api.removeRubric(rubric));
  }
}
