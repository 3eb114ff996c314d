import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  debounced,
  ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Page } from '@cuspid/platform/contracts';
import { LEDGER } from '@cuspid/payment-records/contracts';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { BareInput, moneyText } from '@cuspid/ui';

const SHOWN = 8;
const QUIET_MS = 150;

/** What is charged for: words of one's own, or, while they are typed, a procedure of the catalogue by arrows and Enter. */
@Component({
  selector: 'cd-catalogue-box',
  imports: [BareInput, TranslocoPipe],
  host: { class: 'block relative' },
  template: `
    <div class="input">
      <input
        #box
        cdBareInput
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-controls="cd-catalogue-found"
        [attr.maxlength]="max"
        [attr.aria-expanded]="found().length > 0"
        [attr.aria-activedescendant]="active() >= 0 && found().length ? 'cd-catalogue-' + active() : null"
        [disabled]="disabled()"
        [placeholder]="'payments.charge.find' | transloco"
        [value]="value()"
        (input)="type(box.value)"
        (keydown)="press($event)"
        (blur)="search.set('')"
      />
    </div>
    @if (found().length) {
      <div class="finder-found">
        <div id="cd-catalogue-found" role="listbox" [attr.aria-label]="'payments.charge.catalogue' | transloco">
          @for (one of found(); track one.id) {
            <button
              type="button"
              role="option"
              tabindex="-1"
              class="finder-row"
              [id]="'cd-catalogue-' + $index"
              [attr.aria-selected]="$index === active()"
              (mousedown)="$event.preventDefault()"
              (click)="take(one)"
            >
              <span class="flex gap-3">
                <span class="font-medium truncate grow">{{ one.name }}</span>
                <span class="tabular whitespace-nowrap">{{ one.price ? moneyText(one.price) : '' }}</span>
              </span>
              <span class="block text-small text-ink-3 truncate">{{ about(one) }}</span>
            </button>
          }
        </div>
      </div>
    }
  `,
})
export class CatalogueBox {
  readonly value = input.required<string>();
  readonly disabled = input(false);
  readonly typed = output<string>();
  readonly picked = output<ProcedureDto>();

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly max = LEDGER.descriptionMax;
  protected readonly moneyText = moneyText;
  protected readonly search = signal('');
  private readonly quiet = debounced(this.search, QUIET_MS);
  private readonly answer = httpResource<Page<ProcedureDto>>(() => {
    const search = this.quiet.value().trim();
    return search ? { url: '/api/procedures', params: { search, limit: SHOWN } } : undefined;
  });
  /** Those of an answer to what stands in the box now. */
  protected readonly found = computed(() => {
    const isCurrent = this.search().trim() !== '' && this.quiet.value() === this.search() && !this.answer.isLoading();
    return isCurrent && this.answer.hasValue() ? this.answer.value().items : [];
  });
  /** None until an arrow chooses one: Enter on words of one's own is theirs. */
  protected readonly active = linkedSignal({ source: this.found, computation: () => -1 });

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(text: string): void {
    this.search.set(text);
    this.typed.emit(text);
  }

  protected press(event: KeyboardEvent): void {
    const found = this.found();
    if (!found.length) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) this.active.update((at) => (at + step + found.length) % found.length);
    const one = event.key === 'Enter' ? found[this.active()] : undefined;
    if (one) this.take(one);
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.search.set('');
    }
    if (step || one) event.preventDefault();
  }

  protected take(one: ProcedureDto): void {
    this.search.set('');
    this.picked.emit(one);
  }

  protected about({ code, category }: ProcedureDto): string {
    return [code, category].filter(Boolean).join(' · ');
  }
}
