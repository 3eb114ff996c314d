import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideMapPin, LucideStethoscope } from '@lucide/angular';
import { Board } from './board';
import { Chairs } from './chairs';

export interface QueueFilter {
  chair: number | null;
  provider: number | null;
}

/** One room, one dentist, or all. */
@Component({
  selector: 'cd-queue-filters',
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, LucideCheck, LucideMapPin, LucideStethoscope, TranslocoPipe],
  template: `
    @for (kind of kinds(); track kind.key) {
      <button type="button" class="filter" [cdkMenuTriggerFor]="menu" [cdkMenuTriggerData]="{ kind }">
        @if (kind.key === 'chair') {
          <svg lucideMapPin></svg>
        } @else {
          <svg lucideStethoscope></svg>
        }
        {{ kind.chosen ?? ('queue.filter.' + kind.key | transloco) }}
      </button>
    }
    <ng-template #menu let-kind="kind">
      <div class="menu" cdkMenu>
        @for (option of optionsOf(kind.key); track option.id) {
          <button
            type="button"
            class="menu-item"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="option.id === filter()[keyOf(kind.key)]"
            (cdkMenuItemTriggered)="choose(keyOf(kind.key), option.id)"
          >
            {{ option.name ?? ('queue.filter.' + kind.key | transloco) }}
            @if (option.id === filter()[keyOf(kind.key)]) {
              <svg lucideCheck class="ml-auto"></svg>
            }
          </button>
        }
      </div>
    </ng-template>
  `,
})
export class QueueFilters {
  readonly filter = input.required<QueueFilter>();
  readonly changed = output<Partial<QueueFilter>>();

  private readonly board = inject(Board);
  private readonly chairs = inject(Chairs);

  private readonly options = computed(() => {
    const people = this.board.entries().flatMap((entry) => (entry.provider ? [entry.provider] : []));
    const dentists = [...new Map(people.map((person) => [person.id, person])).values()];
    dentists.sort((a, b) => a.name.localeCompare(b.name));
    const all: { id: number | null; name: string | null }[] = [{ id: null, name: null }];
    return { chair: [...all, ...this.chairs.all()], provider: [...all, ...dentists] };
  });
  protected readonly kinds = computed(() =>
    (['chair', 'provider'] as const).map((key) => ({
      key,
      chosen: this.options()[key].find((option) => option.id === this.filter()[key])?.name ?? null,
    })),
  );

  protected choose(key: keyof QueueFilter, id: number | null): void {
    this.changed.emit(key === 'chair' ? { chair: id } : { provider: id });
  }

  /** The menu's template has lost the type of what it is opened with. */
  protected keyOf(key: string): keyof QueueFilter {
    return key === 'chair' ? 'chair' : 'provider';
  }

  protected optionsOf(key: string) {
    return this.options()[this.keyOf(key)];
  }
}
