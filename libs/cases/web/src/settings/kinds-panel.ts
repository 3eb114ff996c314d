import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucidePencil, LucidePlus, LucideTrash2 } from '@lucide/angular';
import {
  REQUIREMENT,
  type AddRequirementKindDto,
  type EditRequirementKindDto,
  type RequirementKindDto,
} from '@cuspid/cases/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { Chip, EmptyState, ErrorPanel, Skeleton } from '@cuspid/ui';
import { CaseSettingsApi } from './case-settings-api';
import { Keeping } from './keeping';
import { KindForm } from './kind-form';
import { KindWords } from './kind-words';

const PLACE = 'setup.kinds';

/** The kinds of what students have to have done: each a sentence, edited in its place. */
@Component({
  selector: 'cd-requirement-kinds-panel',
  imports: [
    Chip,
    EmptyState,
    ErrorPanel,
    KindForm,
    LucideCircleAlert,
    LucidePencil,
    LucidePlus,
    LucideTrash2,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './kinds-panel.html',
})
export class KindsPanel {
  private readonly api = inject(CaseSettingsApi);
  private readonly words = inject(KindWords);

  protected readonly kinds = httpResource<Page<RequirementKindDto>>(() => '/api/requirement-kinds?limit=100');
  private readonly reread = rereads(this.kinds);
  protected readonly keeping = new Keeping(() => this.reread());
  /** Those out of use among them: a kind may still name one. */
  private readonly catalogue = httpResource<Page<ProcedureDto>>(() => '/api/procedures?limit=100&includeInactive=true');
  protected readonly search = signal('');
  private readonly found = httpResource<Page<ProcedureDto>>(() => {
    const search = this.search().trim();
    return search ? { url: '/api/procedures', params: { limit: 100, search } } : undefined;
  });

  protected readonly rows = computed(() => (this.kinds.hasValue() ? this.kinds.value().items : null));
  protected readonly problem = computed(() => (this.kinds.error() ? problemOf(this.kinds.error()) : null));
  private readonly known = computed(() => (this.catalogue.hasValue() ? this.catalogue.value().items : []));
  protected readonly hasMore = computed(() => this.catalogue.hasValue() && this.catalogue.value().nextCursor !== null);
  protected readonly procedures = computed(() =>
    this.search().trim() && this.found.hasValue()
      ? this.found.value().items
      : this.known().filter(({ isActive }) => isActive),
  );
  protected readonly isFull = computed(() => (this.rows()?.length ?? 0) >= REQUIREMENT.kindsMax);
  protected readonly place = computed(() =>
    Math.min(REQUIREMENT.positionMax, Math.max(0, ...(this.rows() ?? []).map(({ position }) => position + 1))),
  );

  constructor() {
    inject(LiveEvents).on('cases', () => this.reread());
  }

  protected sentence(kind: RequirementKindDto): string {
    return this.words.sentence(kind, this.known().find(({ id }) => id === kind.procedureId)?.name);
  }

  protected edit(id: number | null): void {
    this.search.set('');
    this.keeping.edit(id);
  }

  protected add(what: AddRequirementKindDto): Promise<void> {
    return this.keeping.save(0, (key) => this.api.addKind(what, key));
  }

  protected change(kind: RequirementKindDto, what: EditRequirementKindDto): Promise<void> {
    return this.keeping.save(kind.id, () => this.api.changeKind(kind, what));
  }

  protected async turn(kind: RequirementKindDto): Promise<void> {
    await this.keeping.carryOut(kind.id, () => this.api.changeKind(kind, { isActive: !kind.isActive }));
  }

  protected remove(kind: RequirementKindDto): Promise<void> {
    return this.keeping.remove(kind, PLACE, () => this.api.removeKind(kind));
  }
}
