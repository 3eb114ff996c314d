import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDynamicIcon } from '@lucide/angular';
import { ACCOUNT_PANELS } from '@cuspid/auth/web';
import { Session } from '@cuspid/platform/web';
import { PageHeader } from '@cuspid/ui';
import { ClinicSettings } from '../clinic-settings';
import { CLINIC_PANELS, PANELS_ABOVE, type PanelAbove } from './panels';

/** The settings: their list at the left, one panel beside it. What a role may not change is not listed. */
@Component({
  selector: 'cd-settings-page',
  imports: [LucideDynamicIcon, PageHeader, RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe],
  providers: [ClinicSettings],
  template: `
    <div class="page">
      <cd-page-header [heading]="'frame.places.settings' | transloco" />
      <div class="settings">
        <nav class="settings-list" [attr.aria-label]="'frame.places.settings' | transloco">
          @for (group of groups(); track group.key) {
            <p class="settings-group">{{ 'settings.group.' + group.key | transloco }}</p>
            @for (panel of group.panels; track panel.path) {
              <a
                #item
                class="settings-item"
                routerLinkActive="settings-item-on"
                ariaCurrentWhenActive="page"
                [routerLink]="['/settings', panel.path]"
                (isActiveChange)="show(item, $event)"
              >
                <svg [lucideIcon]="panel.icon"></svg>{{ panel.label | transloco }}
              </a>
            }
          }
        </nav>
        <div class="settings-panel"><router-outlet /></div>
      </div>
    </div>
  `,
})
export class SettingsPage {
  private readonly session = inject(Session);
  private readonly above = inject(PANELS_ABOVE, { optional: true }) ?? [];

  /** On a phone the list is one line that scrolls. */
  protected show(item: HTMLElement, isActive: boolean): void {
    if (isActive) item.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }

  protected readonly groups = computed(() => [
    { key: 'own', panels: [...ACCOUNT_PANELS, ...this.added('own')] },
    ...(this.session.can('settings.manage')
      ? [{ key: 'clinic', panels: [...CLINIC_PANELS, ...this.added('clinic')] }]
      : []),
  ]);

  private added(group: PanelAbove['group']): PanelAbove[] {
    return this.above.filter((panel) => panel.group === group && this.session.can(panel.permission));
  }
}
