import {
  afterNextRender,
  Component,
  ElementRef,
  inject,
  input,
  OnInit,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, maxLength, pattern, required, validate } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { SETTINGS } from '@cuspid/settings/contracts';
import type { AddProcedureDto, ProcedureDto } from '@cuspid/settings/contracts';
import { idempotencyKey, problemOf, save } from '@cuspid/platform/web';
import { Field, MoneyField, moneyText, NO_AMOUNT, TextInput } from '@cuspid/ui';
import { SettingsApi } from '../settings-api';

interface Draft {
  code: string;
  name: string;
  category: string;
  price: number | null;
}

const draftOf = (one: ProcedureDto | null): Draft => ({
  code: one?.code ?? '',
  name: one?.name ?? '',
  category: one?.category ?? '',
  price: one?.price?.amountMinor ?? null,
});

/** A procedure in its row of the table: a new one, or one to change. Somebody else's save is laid beside what is typed. */
@Component({
  selector: 'cd-procedure-form',
  imports: [Field, FormField, LucideCircleAlert, MoneyField, TextInput, TranslocoPipe],
  host: { class: 'block', '(keydown.escape)': 'leave($event)' },
  templateUrl: './procedure-form.html',
})
export class ProcedureForm implements OnInit {
  /** The procedure to change; null for a new one. */
  readonly procedure = input<ProcedureDto | null>(null);
  readonly currency = input.required<string>();
  readonly categories = input<readonly string[]>([]);
  readonly disabled = input(false);
  readonly saved = output<ProcedureDto>();
  /** What they saved meanwhile stays. */
  readonly left = output<ProcedureDto>();
  readonly closed = output<void>();

  private readonly api = inject(SettingsApi);
  private readonly words = inject(TranslocoService);
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');
  private readonly key = idempotencyKey();
  private version = 0;
  protected readonly max = SETTINGS;
  /** What they saved meanwhile. */
  protected readonly theirs = signal<ProcedureDto | null>(null);
  protected readonly model = signal<Draft>(draftOf(null));
  protected readonly form = form(this.model, (path) => {
    required(path.name);
    required(path.category);
    maxLength(path.name, SETTINGS.procedureNameMax);
    maxLength(path.category, SETTINGS.categoryMax);
    maxLength(path.code, SETTINGS.procedureCodeMax);
    pattern(path.code, /^[A-Za-z0-9][A-Za-z0-9./-]*$/, { message: () => this.say('codeSigns') });
    validate(path.price, ({ value }) => {
      if (value() === NO_AMOUNT) return { kind: 'amount', message: this.say('noAmount') };
      return (value() ?? 0) > SETTINGS.priceMax ? { kind: 'max' } : null;
    });
  });

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
  }

  ngOnInit(): void {
    this.model.set(draftOf(this.procedure()));
    this.version = this.procedure()?.version ?? 0;
  }

  protected async submit(): Promise<void> {
    if (this.form().submitting() || this.disabled()) return;
    await save(this.form, () => this.send(), this.words.translate('settings.notSaved'));
  }

  protected leave(event: Event): void {
    event.stopPropagation();
    this.closed.emit();
  }

  /** Theirs stays: what was typed here is dropped. */
  protected keepTheirs(): void {
    const theirs = this.theirs();
    if (theirs) this.left.emit(theirs);
  }

  protected theirText({ code, name, category, price }: ProcedureDto): string {
    return [code, name, category, price ? moneyText(price) : this.say('agreed')].filter(Boolean).join(' · ');
  }

  private async send(): Promise<void> {
    const procedure = this.procedure();
    try {
      const what = this.values();
      this.saved.emit(
        procedure
          ? await this.api.change<ProcedureDto>('procedures', procedure.id, this.version, what)
          : await this.api.add<ProcedureDto>('procedures', what, this.key),
      );
    } catch (error) {
      if (problemOf(error).status !== 412 || !procedure) throw error;
      const theirs = await this.api.procedure(procedure.id);
      this.version = theirs.version;
      this.theirs.set(theirs);
    }
  }

  private values(): AddProcedureDto {
    const { code, name, category, price } = this.model();
    return {
      code: code.trim() || null,
      name,
      category,
      price: price === null ? null : { amountMinor: price, currency: this.currency() },
    };
  }

  private say(key: string): string {
    return this.words.translate(`settings.procedure.${key}`);
  }
}
