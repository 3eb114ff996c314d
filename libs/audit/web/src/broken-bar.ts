import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideShieldAlert } from '@lucide/angular';
import type { BrokenDto } from '@cuspid/audit/contracts';

/** Where the chain is broken first, and what that means. Nothing else on the page can be trusted past it. */
@Component({
  selector: 'cd-broken-bar',
  imports: [LucideShieldAlert, TranslocoPipe],
  host: { class: 'block px-(--gutter) pb-3' },
  template: `
    <div class="audit-broken-bar" role="alert">
      <svg lucideShieldAlert class="flex-none"></svg>
      <strong class="font-semibold">{{ place() }}</strong>
      <span>{{ 'audit.broken.' + broken().what | transloco }}</span>
      @if (broken().entryId; as id) {
        <button type="button" class="btn btn-small no-print" (click)="shown.emit(id)">
          {{ 'audit.chain.show' | transloco: { id } }}
        </button>
      }
    </div>
  `,
})
export class BrokenBar {
  readonly broken = input.required<BrokenDto>();
  readonly shown = output<number>();

  private readonly words = inject(TranslocoService);
  protected readonly place = computed(() => {
    const { position, entryId } = this.broken();
    return position === null
      ? this.words.translate('audit.chain.atEntry', { id: entryId })
      : this.words.translate('audit.chain.atPosition', { position: position.toLocaleString('en') });
  });
}
