import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  INVENTORY,
  type InventoryItemDto,
  type InventoryLotDto,
  type RecordMovementDto,
} from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { idempotencyKey, problemOf } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { InventoryApi } from '../inventory-api';
import { StockWords } from '../stock-words';
import { isWhole } from './item-facts';

/** What takes something out of the stock by hand: used up, gone or broken, thrown away because it expired. */
export const MOVES = ['USAGE', 'LOSS', 'EXPIRED'] as const;
export type Move = (typeof MOVES)[number];

/** Takes units of an item out: how many, from which lot, and why. Stands in the item's sheet. */
@Component({
  selector: 'cd-stock-move',
  imports: [Field, TextInput, TranslocoPipe],
  host: { class: 'block', '(keydown.escape)': '$event.stopPropagation(); closed.emit()' },
  template: `
    <form class="stock-move grid gap-3" novalidate (submit)="$event.preventDefault(); submit()">
      <h2 class="text-heading">{{ 'inventory.move.title.' + move() | transloco }}</h2>
      @if (refusal(); as said) {
        <p class="form-problem" role="alert">{{ said }}</p>
      }
      <div class="grid grid-cols-[104px_1fr] gap-3">
        <cd-field [label]="'inventory.move.unit' | transloco: { unit: item().unit }" [error]="wrong()">
          <input
            #amount
            cdInput
            class="text-right tabular"
            inputmode="numeric"
            autocomplete="off"
            [value]="quantity()"
            (input)="quantity.set(amount.value)"
          />
        </cd-field>
        <cd-field [label]="'inventory.column.lot' | transloco">
          <select #box cdInput [value]="lotId() ?? ''" (change)="choose(box.value)">
            @if (move() !== 'EXPIRED') {
              <option value="">{{ 'inventory.move.first' | transloco }}</option>
            }
            @for (lot of offered(); track lot.id) {
              <option [value]="lot.id" [selected]="lot.id === lotId()">
                {{ words.lot(lot) }} · {{ words.amount(lot.quantity, item().unit) }}
              </option>
            }
          </select>
        </cd-field>
      </div>
      <cd-field [label]="'inventory.move.notes' | transloco" [aside]="'inventory.optional' | transloco">
        <input
          #text
          cdInput
          autocomplete="off"
          [attr.maxlength]="notesMax"
          [value]="notes()"
          (input)="notes.set(text.value)"
        />
      </cd-field>
      <div class="flex gap-2">
        <button type="submit" class="btn btn-primary" [disabled]="isBusy()">
          {{ 'inventory.move.do.' + move() | transloco }}
        </button>
        <button type="button" class="btn btn-ghost" (click)="closed.emit()">{{ 'ui.cancel' | transloco }}</button>
      </div>
    </form>
  `,
})
export class StockMove {
  readonly item = input.required<InventoryItemDto>();
  readonly move = input.required<Move>();
  readonly moved = output<void>();
  readonly closed = output<void>();

  private readonly api = inject(InventoryApi);
  protected readonly words = inject(StockWords);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('amount');
  /** One key an opened form: pressed again after a lost answer, it takes nothing twice. */
  private readonly key = idempotencyKey();
  private readonly read = httpResource<Page<InventoryLotDto>>(() => `/api/inventory/${this.item().id}/lots`);
  private readonly lots = computed(() => (this.read.hasValue() ? this.read.value().items : []));
  protected readonly offered = computed(() =>
    this.lots().filter(
      ({ expiry }) => this.move() === 'LOSS' || (expiry === 'EXPIRED') === (this.move() === 'EXPIRED'),
    ),
  );
  private readonly chosen = signal<number | null>(null);
  protected readonly lotId = computed(
    () => this.chosen() ?? (this.move() === 'EXPIRED' ? (this.offered()[0]?.id ?? null) : null),
  );
  protected readonly quantity = signal('1');
  protected readonly notes = signal('');
  protected readonly wrong = signal<string | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly notesMax = INVENTORY.notesMax;

  constructor() {
    afterNextRender(() => this.box().nativeElement.select());
  }

  protected choose(id: string): void {
    this.chosen.set(Number(id) || null);
  }

  protected async submit(): Promise<void> {
    if (this.isBusy()) return;
    const isRight = isWhole(this.quantity(), { min: 1, max: INVENTORY.quantityMax });
    this.wrong.set(isRight ? null : this.words.say('move.amount'));
    if (!isRight) return this.box().nativeElement.focus();
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await this.api.move(this.item().id, this.content(), this.key);
      this.moved.emit();
    } catch (error) {
      this.refusal.set(problemOf(error).detail ?? this.words.say('move.failed'));
    } finally {
      this.isBusy.set(false);
    }
  }

  private content(): RecordMovementDto {
    const [lotId, notes] = [this.lotId(), this.notes().trim()];
    return {
      type: 'OUT',
      quantity: Number(this.quantity()),
      reason: this.move(),
      ...(lotId !== null && { lotId }),
      ...(notes && { notes }),
    };
  }
}
