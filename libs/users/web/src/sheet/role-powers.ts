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
      <details class="user-powers" [open]="isOpen()">
        <summary>{{ 'users.powers.title.' + role | transloco }}</summary>
        <dl>
          @for (line of lines(); track $index) {
            <dt>{{ line.isNew ? ('users.powers.group.' + line.group | transloco) : '' }}</dt>
            <dd>
              {{ line.text }}
              @if (line.reach !== 'all') {
                <span>({{ 'users.powers.reach.' + line.reach | transloco }})</span>
              }
            </dd>
          }
        </dl>
      </details>
    } @else {
      <p class="text-small text-ink-3">{{ 'users.powers.choose' | transloco }}</p>
    }
  `,
})
export class RolePowers {
  readonly role = input.required<string>();
  /** A role that is being chosen is told at once; one somebody has is there to unfold. */
  readonly isOpen = input(true);

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
