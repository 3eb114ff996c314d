import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDynamicIcon, LucidePanelLeft } from '@lucide/angular';
import { RailCounters, Session, WEB_CONFIG } from '@cuspid/platform/web';
import { GROUPS, PLACES } from './places';

/** The side bar: places in groups, wide with words or slim with icons. What a role may not use is not there. */
@Component({
  selector: 'cd-rail',
  imports: [RouterLink, RouterLinkActive, LucideDynamicIcon, LucidePanelLeft, TranslocoPipe],
  host: { class: 'rail', '[class.rail-slim]': 'slim()' },
  template: `
    <nav class="rail-nav" [attr.aria-label]="'frame.main' | transloco">
      @for (group of groups(); track group.key) {
        <p class="rail-group">{{ 'frame.groups.' + group.key | transloco }}</p>
        @for (place of group.places; track place.key) {
          <a
            class="rail-item"
            routerLinkActive="rail-item-on"
            ariaCurrentWhenActive="page"
            [routerLink]="place.path"
            [attr.title]="slim() ? ('frame.places.' + place.key | transloco) : null"
          >
            <svg [lucideIcon]="place.icon"></svg>
            <span class="rail-word">{{ 'frame.places.' + place.key | transloco }}</span>
            @if (counters.all()[place.key]; as counter) {
              @if (counter.count > 0) {
                <span class="rail-count" aria-hidden="true" [class.rail-count-mine]="counter.isMine">{{
                  counter.count > 99 ? '99+' : counter.count
                }}</span>
                <span class="cdk-visually-hidden">{{
                  (counter.isMine ? 'frame.waitForYou' : 'frame.open') | transloco: { count: counter.count }
                }}</span>
              }
            }
          </a>
        }
      }
    </nav>
    <div class="rail-foot">
      <p class="rail-clinic">
        {{ config.clinicName }}
        @if (config.clinicPlace) {
          <br />{{ config.clinicPlace }}
        }
      </p>
      <button
        type="button"
        class="icon-btn rail-toggle"
        [attr.aria-label]="(slim() ? 'frame.widenRail' : 'frame.narrowRail') | transloco"
        [attr.aria-expanded]="!slim()"
        (click)="toggled.emit()"
      >
        <svg lucidePanelLeft></svg>
      </button>
    </div>
  `,
})
export class Rail {
  readonly slim = input.required<boolean>();
  readonly toggled = output<void>();

  protected readonly config = inject(WEB_CONFIG);
  protected readonly counters = inject(RailCounters);
  private readonly session = inject(Session);

  protected readonly groups = computed(() =>
    GROUPS.map((key) => ({
      key,
      places: PLACES.filter((place) => place.group === key && this.session.can(place.permission)),
    })).filter((group) => group.places.length > 0),
  );
}
