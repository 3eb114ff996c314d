import { CdkDrag, CdkDragDrop, CdkDropList, CdkDropListGroup } from '@angular/cdk/drag-drop';
import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideLink2, LucidePlus, LucideTrash2 } from '@lucide/angular';
import { EXECUTION_STATUSES } from '@cuspid/clinical-notes/contracts';
import type { ExecutionStatus, PlanItemDto, PlanPhaseDto } from '@cuspid/clinical-notes/contracts';
import { neighbour, stepped, type Direction, type Place } from './board-moves';
import { PlanState } from './plan-state';
import { PlanWords } from './plan-words';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export interface ItemMoved {
  item: PlanItemDto;
  place: Place;
}

/**
 * Phases from left to right with their items. Arrows go from item to item, with Alt they move the item; 1 to 6 set its
 * state; Enter opens it. The same by dragging and pressing.
 */
@Component({
  selector: 'cd-plan-board',
  imports: [CdkDrag, CdkDropList, CdkDropListGroup, LucideLink2, LucidePlus, LucideTrash2, PlanState, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './plan-board.html',
})
export class PlanBoard {
  readonly phases = input.required<readonly PlanPhaseDto[]>();
  readonly chosen = input<number | null>(null);
  readonly mayWrite = input(false);
  readonly picked = output<number>();
  readonly opened = output<number>();
  readonly moved = output<ItemMoved>();
  readonly stateSet = output<{ item: PlanItemDto; state: ExecutionStatus }>();
  readonly addAsked = output<PlanPhaseDto>();
  readonly renamed = output<{ phase: PlanPhaseDto; name: string }>();
  readonly removed = output<PlanPhaseDto>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(PlanWords);
  /** The one item Tab stops at. */
  protected readonly stop = computed(() => {
    const ids = this.phases().flatMap(({ items }) => items.map(({ id }) => id));
    const chosen = this.chosen();
    return chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null);
  });

  protected press(event: KeyboardEvent, item: PlanItemDto): void {
    const direction = ARROWS[event.key];
    if (direction) {
      event.preventDefault();
      if (event.altKey) this.step(item, direction);
      else this.go(neighbour(this.phases(), item.id, direction));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.opened.emit(item.id);
    } else if (!event.ctrlKey && !event.altKey && !event.metaKey) {
      const state = EXECUTION_STATUSES[Number(event.key) - 1];
      if (state && this.mayWrite()) {
        event.preventDefault();
        event.stopPropagation();
        this.stateSet.emit({ item, state });
      }
    }
  }

  protected drop({ item, container, currentIndex }: CdkDragDrop<number, number, PlanItemDto>): void {
    const at = this.phases()
      .find(({ id }) => id === item.data.phaseId)
      ?.items.findIndex(({ id }) => id === item.data.id);
    if (container.data === item.data.phaseId && currentIndex === at) return;
    this.moved.emit({ item: item.data, place: { phaseId: container.data, index: currentIndex } });
  }

  protected rename(phase: PlanPhaseDto, field: HTMLInputElement): void {
    const name = field.value.trim();
    if (name && name !== phase.name) this.renamed.emit({ phase, name });
    else field.value = phase.name;
  }

  private step(item: PlanItemDto, direction: Direction): void {
    const place = this.mayWrite() ? stepped(this.phases(), item.id, direction) : null;
    if (!place) return;
    this.moved.emit({ item, place });
    this.focus(item.id);
  }

  private go(id: number | null): void {
    if (id === null) return;
    this.picked.emit(id);
    this.focus(id);
  }

  /** Once it is drawn, wherever it stands by then. */
  private focus(id: number): void {
    requestAnimationFrame(() => this.host.nativeElement.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
  }
}
