import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { INVENTORY, KNOWN_ALLERGENS, type InventoryItemDetailDto } from '@cuspid/inventory/contracts';
import { idempotencyKey, merge, problemOf, save, withField, type Merged } from '@cuspid/platform/web';
import type { SettingsDto } from '@cuspid/settings/contracts';
import { Field, moneyText, MoneyField, NO_AMOUNT, SaveClash, TextInput } from '@cuspid/ui';
import { InventoryApi } from '../inventory-api';
import { StockWords } from '../stock-words';
import { changeOf, codesIn, contentOf, factsOf, isTyped, isWhole, NEW_ITEM, type ItemFacts } from './item-facts';

const STALE = 412;

/** What is told of an item: of a new one, or changed. Somebody else's save is laid beside what is typed. */
@Component({
  selector: 'cd-item-form',
  imports: [Field, FormField, MoneyField, SaveClash, TextInput, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './item-form.html',
})
export class ItemForm {
  /** The item to change; null for a new one. */
  readonly item = input.required<InventoryItemDetailDto | null>();
  readonly categories = input<readonly string[]>([]);
  /** The code of a pack that nobody knew: of the new item. */
  readonly gtin = input('');
  readonly saved = output<InventoryItemDetailDto>();

  private readonly api = inject(InventoryApi);
  private readonly words = inject(StockWords);
  private readonly key = idempotencyKey();
  private readonly clinic = httpResource<SettingsDto>(() => '/api/settings');
  protected readonly limits = INVENTORY;
  protected readonly allergens = KNOWN_ALLERGENS.join(', ');
  protected readonly currency = computed(
    () => this.item()?.unitCost?.currency ?? (this.clinic.hasValue() ? this.clinic.value().currency : null),
  );
  /** What is typed over. */
  private readonly base = signal<InventoryItemDetailDto | null>(null);
  private readonly before = signal<ItemFacts>(NEW_ITEM);
  protected readonly model = signal<ItemFacts>(NEW_ITEM);
  protected readonly clash = signal<Merged<ItemFacts> | null>(null);
  private theirs: ItemFacts = NEW_ITEM;
  protected readonly form = form(this.model, (path) => {
    for (const [field, max] of [
      [path.name, INVENTORY.nameMax],
      [path.category, INVENTORY.categoryMax],
      [path.unit, INVENTORY.unitMax],
    ] as const) {
      required(field);
      maxLength(field, max);
    }
    maxLength(path.place, INVENTORY.placeMax);
    maxLength(path.supplier, INVENTORY.supplierMax);
    for (const [field, bounds] of [
      [path.minimum, { min: 0, max: INVENTORY.levelMax }],
      [path.maximum, { min: 0, max: INVENTORY.levelMax, open: true }],
      [path.packSize, { min: 1, max: INVENTORY.packMax }],
      [path.leadDays, { min: 0, max: INVENTORY.leadDaysMax }],
    ] as const) {
      validate(field, ({ value }) => (isWhole(value(), bounds) ? null : this.wrong('whole', bounds)));
    }
    validate(path.unitCost, ({ value }) =>
      value() === NO_AMOUNT || (value() ?? 0) > INVENTORY.costMax ? this.wrong('amount') : null,
    );
    validate(path.codes, ({ value }) => (codesIn(value()) ? null : this.wrong('codes')));
  });
  protected readonly clashRows = computed(() => {
    const model = this.model();
    return (this.clash()?.clashes ?? []).map(({ key, theirs, mine }) => ({
      key,
      label: this.words.say(`field.${key}`),
      theirs: this.shown(theirs),
      mine: this.shown(mine),
      kept: model[key] === theirs ? ('theirs' as const) : ('mine' as const),
    }));
  });
  protected readonly taken = computed(() =>
    (this.clash()?.taken ?? []).map((key) => this.words.say(`field.${key}`)).join(', '),
  );

  constructor() {
    effect(() => {
      const [item, gtin] = [this.item(), this.gtin()];
      untracked(() => (item ? this.settle(item) : this.begin(gtin)));
    });
  }

  /** Whether something typed would be lost. */
  isTyped(): boolean {
    return isTyped(this.before(), this.model());
  }

  async submit(): Promise<void> {
    if (this.form().submitting()) return;
    await save(this.form, () => this.send(), this.words.say('form.notSaved'));
  }

  protected keep(key: string, isTheirs: boolean): void {
    const clash = this.clash()?.clashes.find((one) => one.key === key);
    if (!clash) return;
    this.model.update((model) => withField(model, clash.key, isTheirs ? this.theirs : { ...model, [key]: clash.mine }));
  }

  private begin(gtin: string): void {
    this.before.set(NEW_ITEM);
    if (gtin && !this.model().codes) this.model.set({ ...this.model(), codes: gtin });
  }

  /** What was read goes into the form; somebody else's save is laid beside what is typed. */
  private settle(now: InventoryItemDetailDto): void {
    const base = this.base();
    if (base?.id === now.id && now.version <= base.version) return;
    if (base?.id === now.id && this.isTyped()) return this.bringIn(now);
    this.takeUp(now);
    this.clash.set(null);
    this.model.set(this.before());
  }

  private async send(): Promise<void> {
    const [base, currency] = [this.base(), this.currency() ?? ''];
    try {
      const after = base
        ? await this.api.edit(base, changeOf(this.before(), this.model(), currency))
        : await this.api.add(contentOf(this.model(), currency), this.key);
      this.takeUp(after);
      this.clash.set(null);
      this.model.set(this.before());
      this.saved.emit(after);
    } catch (error) {
      if (problemOf(error).status !== STALE || !base) throw error;
      this.bringIn(await this.api.item(base.id));
    }
  }

  private bringIn(now: InventoryItemDetailDto): void {
    const merged = merge(this.before(), this.model(), factsOf(now));
    this.theirs = factsOf(now);
    this.takeUp(now);
    this.model.set(merged.record);
    this.clash.set(merged.clashes.length || merged.taken.length ? merged : null);
  }

  private takeUp(now: InventoryItemDetailDto): void {
    this.base.set(now);
    this.before.set(factsOf(now));
  }

  private shown(value: string | number | null): string {
    if (typeof value !== 'number') return value || '–';
    return moneyText({ amountMinor: value, currency: this.currency() ?? '' });
  }

  private wrong(
    what: string,
    { min = 0, max = 0 }: { min?: number; max?: number; open?: boolean } = {},
  ): { kind: string; message: string } {
    return { kind: what, message: this.words.say(`form.${what}`, { min, max: max.toLocaleString('en') }) };
  }
}
