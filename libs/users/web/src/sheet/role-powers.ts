import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ROLES } from '@cuspid/platform/contracts';
import { phraseOf, powersOf } from './powers';

/** What a role can do, in plain words, out of the clinic's matrix. */
@Component({
  selector: 'cd-role-powers',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (known(); as role) {
      <section class="rounded-control bg-sunken px-3.5 pt-2.5 pb-3" aria-live="polite">
        <h2 class="text-small font-medium">{{ 'users.powers.title.' + role | transloco }}</h2>
        <dl class="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 mt-1.5 text-small">
          @for (line of lines(); track $index) {
            <dt class="text-ink-3">{{ line.isNew ? ('users.powers.group.' + line.group | transloco) : '' }}</dt>
            <dd class="text-ink-2">
              {{ line.text }}
              @if (line.reach !== 'all') {
                <span class="text-ink-3"> · {{ 'users.powers.reach.' + line.reach | transloco }}</span>
              }
            </dd>
          }
        </dl>
      </section>
    } @else {
      <p class="text-small text-ink-3">{{ 'users.powers.choose' | transloco }}</p>
    }
  `,
})
export class RolePowers {
  readonly role = input.required<string>();

  private readonly words = inject(TranslocoService);
  protected readonly known = computed(() => ROLES.find((role) => role === this.role()));
  protected readonly lines = computed(() => {
    const role = this.known();
    const powers = role ? powersOf(role) : [];
    return powers.map(({ group, reach, can }, index) => {
      const text = can.map((permission) => phraseOf(permission, (key) => this.words.translate(key))).join(', ');
      const isNew = powers[index - 1]?.group !== group;
      return { group, reach, isNew, text: text.charAt(0).toUpperCase() + text.slice(1) };
    });
  });
}
