import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type {
  AddPlanItemDto,
  EditPlanItemDto,
  MovePlanItemDto,
  PlanDto,
  PlanItemDto,
  PlanPhaseDto,
  SetPlanStateDto,
} from '@cuspid/clinical-notes/contracts';
import { idempotencyKey, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { NoteWords } from '../notes/note-words';
import type { Place } from './board-moves';
import { PlanApi } from './plan-api';

const STALE = 412;

/** The plan of the open patient and everything that is done with it. Provided by the page. */
@Injectable()
export class PlanActs {
  private readonly api = inject(PlanApi);
  private readonly words = inject(NoteWords);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  readonly patientId = signal<number | null>(null);
  readonly isBusy = signal(false);
  private readonly read = httpResource<PlanDto>(() => {
    const id = this.patientId();
    return id === null ? undefined : PlanApi.of(id);
  });
  readonly reload = rereads(this.read);
  readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  /** What was read last stays while it is read again; a moved item stands in its new place at once. */
  readonly plan = linkedSignal<PlanDto | null, PlanDto | null>({
    source: () => (this.read.hasValue() ? this.read.value() : null),
    computation: (now, before) => now ?? (before?.value?.patientId === this.patientId() ? before.value : null),
  });
  readonly phases = computed(() => this.plan()?.phases ?? []);

  constructor() {
    const live = inject(LiveEvents);
    const isThis = (patientId?: number) => patientId === undefined || patientId === this.patientId();
    // What is planned on the chart is the chart's: it may have been done there.
    for (const topic of ['plan', 'chart'] as const)
      live.on(topic, ({ patientId }) => isThis(patientId) && this.reload());
  }

  item(id: number | null): PlanItemDto | null {
    return (
      this.phases()
        .flatMap(({ items }) => items)
        .find((one) => one.id === id) ?? null
    );
  }

  addPhase(name: string): Promise<boolean> {
    return this.act((patientId) => this.api.addPhase(patientId, name, idempotencyKey()));
  }

  renamePhase(phase: PlanPhaseDto, name: string): Promise<boolean> {
    return this.act(() => this.api.editPhase(phase, { name }));
  }

  removePhase(phase: PlanPhaseDto): Promise<boolean> {
    return this.act(() => this.api.removePhase(phase));
  }

  add(phaseId: number, what: AddPlanItemDto): Promise<boolean> {
    return this.act(() => this.api.add(phaseId, what, idempotencyKey()));
  }

  edit(id: number, version: number, change: EditPlanItemDto): Promise<PlanItemDto> {
    return this.api.edit(id, version, change);
  }

  /** An item as it stands now; null when it is gone. */
  async newest(id: number): Promise<PlanItemDto | null> {
    const plan = await this.api.read(this.patientId() ?? 0).catch(() => null);
    if (plan) this.plan.set(plan);
    return this.item(id);
  }

  /** To its new place, at once on the screen; back when the server refuses. */
  async move(item: PlanItemDto, place: Place): Promise<boolean> {
    const others =
      this.phases()
        .find(({ id }) => id === place.phaseId)
        ?.items.filter(({ id }) => id !== item.id) ?? [];
    const to: MovePlanItemDto = { phaseId: place.phaseId, before: others[place.index]?.id ?? null };
    this.plan.update((plan) => plan && moved(plan, item, place));
    return this.act(() => this.api.move(item, to));
  }

  async set(item: PlanItemDto, state: SetPlanStateDto): Promise<boolean> {
    if (!(await this.act(() => this.api.set(item, state)))) return false;
    const word = this.words.say(`plan.state.${state.executionStatus}`);
    this.toasts.show(this.words.say('plan.set', { name: item.name, state: word }));
    return true;
  }

  async remove(item: PlanItemDto): Promise<boolean> {
    const sure = await this.confirmation.ask({
      title: this.words.say('plan.remove.title', { name: item.name }),
      text: this.words.say('plan.remove.text'),
      action: this.words.say('plan.remove.action'),
      danger: true,
    });
    return sure && this.act(() => this.api.remove(item));
  }

  fromChart(phaseId: number | null, findingIds: number[]): Promise<boolean> {
    return this.act((patientId) => this.api.fromChart(patientId, { phaseId, findingIds }, idempotencyKey()));
  }

  accept(): Promise<boolean> {
    return this.act((patientId) => this.api.accept(patientId, {}, idempotencyKey()));
  }

  private async act(run: (patientId: number) => Promise<unknown>): Promise<boolean> {
    const patientId = this.patientId();
    if (patientId === null || this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await run(patientId);
      return true;
    } catch (error) {
      const isStale = problemOf(error).status === STALE;
      this.toasts.error(isStale ? this.words.say('plan.stale') : this.words.why(error, 'plan.notSaved'));
      return false;
    } finally {
      this.isBusy.set(false);
      this.reload();
    }
  }
}

/** The plan with an item in its new place. */
function moved(plan: PlanDto, item: PlanItemDto, { phaseId, index }: Place): PlanDto {
  const phases = plan.phases.map((phase) => {
    const items = phase.items.filter(({ id }) => id !== item.id);
    return { ...phase, items: phase.id === phaseId ? items.toSpliced(index, 0, { ...item, phaseId }) : items };
  });
  return { ...plan, phases };
}
