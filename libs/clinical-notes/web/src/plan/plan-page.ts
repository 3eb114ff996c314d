import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideHandshake, LucideListPlus, LucidePlus, LucidePrinter } from '@lucide/angular';
import { PHASE_NAMES, PLAN } from '@cuspid/clinical-notes/contracts';
import type { ExecutionStatus, PlanItemDto, PlanPhaseDto, SetPlanStateDto } from '@cuspid/clinical-notes/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { dayText, KeyCap, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, ReadOnlyBar, Skeleton } from '@cuspid/ui';
import { NotesColumn } from '../notes/notes-column';
import { stepped, type Direction } from './board-moves';
import { PlanActs } from './plan-acts';
import { PlanBoard, type ItemMoved } from './plan-board';
import { PlanItemDetail } from './plan-item-detail';
import { PlanItemForm } from './plan-item-form';
import { bindPlanKeys } from './plan-keys';
import { PlanProposals } from './plan-proposals';
import { PlanWords } from './plan-words';

type Foot = 'add' | 'edit' | 'chart' | null;

/** Treatment plan and notes of the open patient: what is meant to be done, and what was done. */
@Component({
  selector: 'cd-plan-page',
  imports: [
    EmptyState,
    ErrorPanel,
    KeyCap,
    LucideHandshake,
    LucideListPlus,
    LucidePlus,
    LucidePrinter,
    NotesColumn,
    PlanBoard,
    PlanItemDetail,
    PlanItemForm,
    PlanProposals,
    ReadOnlyBar,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [PlanActs],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './plan-page.html',
})
export class PlanPage {
  /** The patient, from the address. */
  readonly id = input.required<string>();
  /** A draft to go on with. */
  readonly write = input<string>();

  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly detail = viewChild(PlanItemDetail);
  protected readonly open = inject(OpenPatient);
  protected readonly acts = inject(PlanActs);
  protected readonly words = inject(PlanWords);
  protected readonly limits = PLAN;
  protected readonly day = dayText;
  protected readonly patientId = computed(() => Number(this.id()));
  protected readonly mayWrite = computed(() => this.session.can('note.write') && this.open.isWritable());
  protected readonly chosen = linkedSignal<number, number | null>({ source: this.patientId, computation: () => null });
  protected readonly foot = linkedSignal<number, Foot>({ source: this.patientId, computation: () => null });
  private readonly intoPhase = signal<number | null>(null);
  protected readonly item = computed(() => this.acts.item(this.chosen()));
  /** Where the form adds to, or whose item it changes. */
  protected readonly phase = computed(() => {
    const wanted = this.foot() === 'edit' ? this.item()?.phaseId : this.intoPhase();
    return this.acts.phases().find(({ id }) => id === wanted) ?? this.acts.phases().at(-1) ?? null;
  });
  protected readonly isEmpty = computed(() => this.acts.plan() !== null && !this.acts.phases().length);
  /** Names phases usually have that this plan does not have yet. */
  protected readonly names = computed(() => {
    const taken = this.acts.phases().map(({ name }) => name);
    return PHASE_NAMES.filter((name) => !taken.includes(name));
  });

  constructor() {
    effect(() => {
      const patientId = this.patientId();
      untracked(() => this.acts.patientId.set(patientId));
    });
    bindPlanKeys({
      add: () => this.ask('add'),
      fromChart: () => this.ask('chart'),
      set: (state) => this.withItem((item) => this.setState({ item, state })),
      move: (direction) => this.withItem((item) => this.step(item, direction)),
    });
  }

  protected ask(foot: Foot, phase?: PlanPhaseDto): void {
    if (!this.mayWrite() || (foot === 'add' && !this.acts.phases().length)) return;
    if (phase) this.intoPhase.set(phase.id);
    this.foot.set(foot);
  }

  protected pick(id: number): void {
    this.chosen.set(id);
    this.foot.set(null);
  }

  /** To what came of it: the hand goes into the field. */
  protected enter(id: number): void {
    this.pick(id);
    afterNextRender(() => this.detail()?.focus(), { injector: this.injector });
  }

  protected leave(): void {
    const id = this.chosen();
    if (this.foot()) this.foot.set(null);
    else this.chosen.set(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
  }

  protected async addPhase(field: HTMLInputElement): Promise<void> {
    const name = field.value.trim();
    if (!name || !(await this.acts.addPhase(name))) return;
    field.value = '';
  }

  protected move({ item, place }: ItemMoved): void {
    this.chosen.set(item.id);
    void this.acts.move(item, place).then(() => this.refocus(item.id));
  }

  protected set(item: PlanItemDto, state: SetPlanStateDto): void {
    void this.acts.set(item, state);
  }

  protected setState({ item, state }: { item: PlanItemDto; state: ExecutionStatus }): void {
    this.chosen.set(item.id);
    this.set(item, { executionStatus: state });
  }

  protected async remove(item: PlanItemDto): Promise<void> {
    if (await this.acts.remove(item)) this.chosen.set(null);
  }

  private withItem(act: (item: PlanItemDto) => void): void {
    const item = this.item();
    if (item && this.mayWrite()) act(item);
  }

  private step(item: PlanItemDto, direction: Direction): void {
    const place = stepped(this.acts.phases(), item.id, direction);
    if (place) this.move({ item, place });
  }

  private refocus(id: number): void {
    const before = document.activeElement;
    if (before === document.body) document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  }
}
