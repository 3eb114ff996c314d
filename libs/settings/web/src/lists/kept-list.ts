import { CdkDrag, CdkDragDrop, CdkDropList } from '@angular/cdk/drag-drop';
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
  viewChild,
  viewChildren,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucidePlus } from '@lucide/angular';
import { EmptyState, ErrorPanel, ReadOnlyBar, Skeleton } from '@cuspid/ui';
import { ClinicSettings } from '../clinic-settings';
import type { ListName } from '../settings-api';
import { KeptRowItem } from './kept-row';
import { KeptRows, NEW_ROW, type RowValues } from './kept-rows';
import { RowFields } from './row-fields';

/** A list the clinic keeps in its own order: rows edited in place, a new one at the end, those out of use below. */
@Component({
  selector: 'cd-kept-list',
  imports: [
    CdkDrag,
    CdkDropList,
    EmptyState,
    ErrorPanel,
    KeptRowItem,
    LucideCircleAlert,
    LucidePlus,
    ReadOnlyBar,
    RowFields,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [KeptRows],
  host: { class: 'block' },
  templateUrl: './kept-list.html',
})
export class KeptList {
  readonly list = input.required<ListName>();
  readonly nameMax = input.required<number>();
  /** What a new row begins with. */
  readonly blank = input.required<RowValues>();

  protected readonly rows = inject(KeptRows);
  protected readonly settings = inject(ClinicSettings);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly items = viewChildren(KeptRowItem);
  private readonly fields = viewChild<RowFields>('freshFields');
  protected readonly fresh = linkedSignal<RowValues>(() => this.blank());
  protected readonly isAdding = signal(false);
  protected readonly isMissing = signal(false);
  protected readonly refusal = computed(() => {
    if (this.isMissing()) return this.words.translate('ui.required');
    const state = this.rows.state(NEW_ROW);
    return state?.kind === 'refused' ? state.text : null;
  });

  constructor() {
    effect(() => this.rows.list.set(this.list()));
  }

  protected begin(): void {
    this.isAdding.set(true);
    this.focusFresh();
  }

  protected type(change: Partial<RowValues>): void {
    this.fresh.update((values) => ({ ...values, ...change }));
    this.isMissing.set(false);
    this.rows.dismiss(NEW_ROW);
  }

  protected stop(): void {
    this.isAdding.set(false);
    this.isMissing.set(false);
    this.rows.dismiss(NEW_ROW);
    this.fresh.set(this.blank());
  }

  protected async add(): Promise<void> {
    const values = this.fresh();
    this.isMissing.set(!values.name);
    if (values.name && (await this.rows.add(values))) this.fresh.set({ ...this.blank() });
    this.focusFresh();
  }

  /** Moved by a key: the grip that was pressed keeps the focus, though its row is another place in the page now. */
  protected move(id: number, from: number, to: number): void {
    void this.rows.move(from, to);
    const focus = () =>
      this.items()
        .find((item) => item.row().id === id)
        ?.focusGrip();
    afterNextRender(focus, { injector: this.injector });
  }

  /** The row at this place goes: the one behind it, else the one before it, has the focus. */
  protected pass(index: number): void {
    const items = this.items().filter((item) => item.row().isActive);
    (items[index + 1] ?? items[index - 1])?.focusGrip();
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    void this.rows.move(previousIndex, currentIndex);
  }

  private focusFresh(): void {
    afterNextRender(() => this.fields()?.focus(), { injector: this.injector });
  }
}
