import { CdkDragHandle } from '@angular/cdk/drag-drop';
import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LucideCheck,
  LucideCircleAlert,
  LucideCircleMinus,
  LucideGripVertical,
  LucideRotateCcw,
  LucideTrash2,
  LucideUsersRound,
} from '@lucide/angular';
import { ClinicSettings } from '../clinic-settings';
import { KeptRows, type KeptRow } from './kept-rows';
import { RowFields } from './row-fields';

const STEP: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** A row of a list: a grip that drags or moves with the arrow keys, its fields, and out of use with a way back. */
@Component({
  selector: 'cd-kept-row',
  imports: [
    CdkDragHandle,
    LucideCheck,
    LucideCircleAlert,
    LucideCircleMinus,
    LucideGripVertical,
    LucideRotateCcw,
    LucideTrash2,
    LucideUsersRound,
    RowFields,
    TranslocoPipe,
  ],
  host: { class: 'settings-row', '[class.settings-row-off]': '!row().isActive' },
  templateUrl: './kept-row.html',
})
export class KeptRowItem {
  readonly row = input.required<KeptRow>();
  readonly nameMax = input.required<number>();
  readonly moved = output<number>();
  /** It is about to leave its place: the focus must not go with it. */
  readonly left = output<void>();

  private readonly grip = viewChild<ElementRef<HTMLButtonElement>>('grip');
  protected readonly rows = inject(KeptRows);
  protected readonly settings = inject(ClinicSettings);
  protected readonly state = computed(() => this.rows.state(this.row().id));
  protected readonly refusal = computed(() => {
    const state = this.state();
    return state?.kind === 'refused' ? (state.text ?? '') : null;
  });
  protected readonly mine = computed(() => {
    const state = this.state();
    return state?.kind === 'clash' ? (state.mine ?? null) : null;
  });
  protected readonly mineText = computed(() => {
    const { name, minutes, colour } = this.mine() ?? {};
    return [name, minutes, colour].filter((value) => value !== undefined).join(', ');
  });

  focusGrip(): void {
    this.grip()?.nativeElement.focus();
  }

  protected press(event: KeyboardEvent): void {
    const step = STEP[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.moved.emit(step);
  }

  protected takeOut(): void {
    this.left.emit();
    void this.rows.use(this.row(), false);
  }

  protected saveMine(): void {
    const mine = this.mine();
    this.rows.dismiss(this.row().id);
    if (mine) void this.rows.edit(this.row(), mine);
  }
}
