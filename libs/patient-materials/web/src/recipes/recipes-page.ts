import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideSearch } from '@lucide/angular';
import { StockTabs } from '@cuspid/inventory/web';
import type { Page } from '@cuspid/platform/contracts';
import { problemOf, Session } from '@cuspid/platform/web';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import { EmptyState, ErrorPanel, PageHeader, ReadOnlyBar, Skeleton } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { RecipeSheet } from './recipe-sheet';

const PAGE_SIZE = 100;

/** The catalogue of procedures, and what each needs of the stock. The open one stands in the address. */
@Component({
  selector: 'cd-recipes-page',
  imports: [
    ...[EmptyState, ErrorPanel, PageHeader, ReadOnlyBar, RecipeSheet, Skeleton, StockTabs],
    ...[LucideSearch, RouterLink, TranslocoPipe],
  ],
  templateUrl: './recipes-page.html',
})
export class RecipesPage {
  /** From the address. */
  readonly procedure = input<string>();

  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly mayManage = inject(Session).can('inventory.manage');
  private readonly sheet = viewChild(RecipeSheet);

  protected readonly typed = signal('');
  protected readonly openId = computed(() => Number(this.procedure()) || null);
  protected readonly read = resource({ loader: () => this.all() });
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()?.cause) : null));
  protected readonly known = computed(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly rows = computed(() => {
    const words = this.typed().toLowerCase().split(/\s+/).filter(Boolean);
    return (this.known() ?? []).filter(({ name, code, category }) => {
      const text = `${name} ${code ?? ''} ${category}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  });
  protected readonly open = computed(() => this.known()?.find(({ id }) => id === this.openId()) ?? null);

  /** Asked before a changed recipe is left. */
  protected async choose(event: Event, id: number): Promise<void> {
    event.preventDefault();
    if (id === this.openId() || !((await this.sheet()?.mayLeave()) ?? true)) return;
    this.go(id);
  }

  protected go(procedure: number | null): void {
    void this.router.navigate([], { queryParams: { procedure }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** The whole catalogue in use: people look for a procedure among all of them. */
  private async all(): Promise<readonly ProcedureDto[]> {
    const found: ProcedureDto[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const params = { limit: PAGE_SIZE, ...(cursor && { cursor }) };
      const page: Page<ProcedureDto> = await firstValueFrom(
        this.http.get<Page<ProcedureDto>>('/api/procedures', { params }),
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }
}
