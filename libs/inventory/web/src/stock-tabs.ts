import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, type IsActiveMatchOptions } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Permission } from '@cuspid/platform/contracts';
import { Session } from '@cuspid/platform/web';

/** Recipes, recall and costs are the room of materials used on patients; the report is that of the reports. */
const TABS: readonly { name: string; path: string; permission: Permission }[] = [
  { name: 'items', path: '/inventory', permission: 'inventory.read' },
  { name: 'orders', path: '/inventory/orders', permission: 'inventory.read' },
  { name: 'movements', path: '/inventory/movements', permission: 'inventory.read' },
  { name: 'recipes', path: '/inventory/recipes', permission: 'inventory.read' },
  { name: 'recall', path: '/inventory/recall', permission: 'material.read' },
  { name: 'costs', path: '/inventory/costs', permission: 'inventory.cost' },
  { name: 'report', path: '/reports/inventory', permission: 'report.read' },
];

/** The pages of the stock: what is there, what was ordered, what went in and out, and on whom it was used. */
@Component({
  selector: 'cd-stock-tabs',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    <nav class="tabs" [attr.aria-label]="'inventory.tabs.label' | transloco">
      @for (tab of tabs; track tab.name) {
        <a
          class="tab"
          routerLinkActive
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="exactly"
          [routerLink]="tab.path"
          >{{ 'inventory.tabs.' + tab.name | transloco }}</a
        >
      }
    </nav>
  `,
})
export class StockTabs {
  /** Filters of the list do not make it another page. */
  protected readonly exactly: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
  private readonly session = inject(Session);
  protected readonly tabs = TABS.filter(({ permission }) => this.session.can(permission));
}
