import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucideX } from '@lucide/angular';
import type { InventoryItemDto } from '@cuspid/inventory/contracts';
import { ItemPicker } from '@cuspid/inventory/web';
import { MATERIAL, type RecipeDto } from '@cuspid/patient-materials/contracts';
import { problemOf, rereads } from '@cuspid/platform/web';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { Confirmation, EmptyState, ErrorPanel, Sheet, Skeleton, Toasts } from '@cuspid/ui';
import { MaterialsApi } from '../materials-api';
import { MaterialsWords } from '../materials-words';

/** A line as it is typed. */
interface Line {
  id: number;
  name: string;
  unit: string;
  isBinned: boolean;
  text: string;
}

/** What one procedure needs: items and amounts, saved together. */
@Component({
  selector: 'cd-recipe-sheet',
  imports: [EmptyState, ErrorPanel, ItemPicker, LucideCircleAlert, LucideX, Sheet, Skeleton, TranslocoPipe],
  templateUrl: './recipe-sheet.html',
})
export class RecipeSheet {
  readonly procedure = input.required<ProcedureDto>();
  readonly mayManage = input.required<boolean>();
  readonly closed = output<void>();

  private readonly api = inject(MaterialsApi);
  private readonly words = inject(MaterialsWords);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  protected readonly limits = MATERIAL;

  private readonly id = computed(() => this.procedure().id);
  protected readonly read = httpResource<RecipeDto>(() => `/api/procedures/${this.id()}/recipe`);
  protected readonly again = rereads(this.read);
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  /** Of this procedure and no other. */
  protected readonly recipe = computed(() => {
    const known = this.read.hasValue() ? this.read.value() : null;
    return known?.procedure.id === this.id() ? known : null;
  });
  protected readonly lines = linkedSignal<Line[]>(() => linesOf(this.recipe()));
  protected readonly refusal = linkedSignal<number, string | null>({ source: this.id, computation: () => null });
  protected readonly isBusy = signal(false);
  protected readonly isChanged = computed(() => told(this.lines()) !== told(linesOf(this.recipe())));
  protected readonly isWrong = (text: string) => amountOf(text) === null;
  protected readonly mayAdd = computed(() => this.mayManage() && this.lines().length < MATERIAL.linesMax);

  protected add({ id, name, unit }: InventoryItemDto): void {
    if (this.lines().some((line) => line.id === id)) {
      this.refusal.set(this.words.say('recipes.twice', { name }));
      return;
    }
    this.refusal.set(null);
    this.lines.update((lines) => [...lines, { id, name, unit, isBinned: false, text: '1' }]);
  }

  protected type(id: number, text: string): void {
    this.lines.update((lines) => lines.map((line) => (line.id === id ? { ...line, text } : line)));
  }

  protected remove(id: number): void {
    this.lines.update((lines) => lines.filter((line) => line.id !== id));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const recipe = this.recipe();
    const lines = this.lines().map(({ id, text }) => ({ itemId: id, quantity: amountOf(text) ?? 0 }));
    if (!recipe || this.isBusy()) return;
    if (lines.some(({ quantity }) => quantity === 0)) {
      this.refusal.set(this.words.say('recipes.wrong', { most: MATERIAL.quantityMax.toLocaleString('en') }));
      return;
    }
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      this.read.set(await this.api.setRecipe(recipe.procedure.id, recipe.version, { lines }));
      this.toasts.show(this.words.say('recipes.saved'));
    } catch (error) {
      this.refuse(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async close(): Promise<void> {
    if (await this.mayLeave()) this.closed.emit();
  }

  /** Whether what is typed may go. */
  async mayLeave(): Promise<boolean> {
    if (!this.isChanged()) return true;
    const [title, text, action] = [
      this.words.say('recipes.leave.title'),
      this.words.say('recipes.leave.text'),
      this.words.say('recipes.leave.action'),
    ];
    return this.confirmation.ask({ title, text, action, danger: true });
  }

  private refuse(error: unknown): void {
    const problem = problemOf(error);
    const isClash = problem.status === 412;
    if (isClash) this.again();
    this.refusal.set(isClash ? this.words.say('recipes.clash') : (problem.detail ?? this.words.say('recipes.failed')));
  }
}

const linesOf = (recipe: RecipeDto | null): Line[] =>
  (recipe?.lines ?? []).map(({ item, quantity, isBinned }) => ({
    ...{ id: item.id, name: item.name, unit: item.unit, isBinned, text: String(quantity) },
  }));

/** What two lists are compared by. */
const told = (lines: readonly Line[]): string => JSON.stringify(lines.map(({ id, text }) => [id, text.trim()]));

/** A whole amount within the limits; null where there is none. */
function amountOf(text: string): number | null {
  const amount = /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return amount >= 1 && amount <= MATERIAL.quantityMax ? amount : null;
}
