import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideArrowLeft, LucidePrinter } from '@lucide/angular';
import type { PurchaseOrderDto } from '@cuspid/inventory/contracts';
import { ClinicClock, dayText, problemOf, WEB_CONFIG } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton } from '@cuspid/ui';

/** The order on paper, for the supplier: what and how many, no prices of ours. */
@Component({
  selector: 'cd-order-paper',
  imports: [ErrorPanel, LucideArrowLeft, LucidePrinter, RouterLink, Skeleton, TranslocoPipe],
  template: `
    <div class="page stock-paper-page">
      <div class="stock-paper-bar">
        <a class="btn" [routerLink]="['/inventory/orders', id()]"
          ><svg lucideArrowLeft></svg>{{ 'inventory.orders.back' | transloco }}</a
        >
        <button type="button" class="btn btn-primary" [disabled]="!order()" (click)="print()">
          <svg lucidePrinter></svg>{{ 'inventory.orders.print' | transloco }}
        </button>
      </div>
      @if (order(); as one) {
        <div class="stock-paper-scroll">
          <article class="stock-paper">
            <h1>{{ 'inventory.orders.paper' | transloco: { number: one.number } }}</h1>
            <p>{{ config.clinicName }} {{ config.clinicPlace }}</p>
            <p class="stock-paper-made">
              {{ 'inventory.orders.to' | transloco: { supplier: one.supplier, day: day() } }}
              @if (one.expectedOn) {
                · {{ 'inventory.orders.by' | transloco: { day: dayText(one.expectedOn) } }}
              }
            </p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{{ 'inventory.column.item' | transloco }}</th>
                  <th scope="col">{{ 'inventory.orders.line.ordered' | transloco }}</th>
                </tr>
              </thead>
              <tbody>
                @for (line of one.lines; track line.id) {
                  <tr>
                    <td>{{ line.item.name }}</td>
                    <td class="tabular">{{ line.ordered.toLocaleString('en') }} {{ line.item.unit }}</td>
                  </tr>
                }
              </tbody>
            </table>
            @if (one.notes) {
              <p class="pt-3">{{ one.notes }}</p>
            }
          </article>
        </div>
      } @else if (problem(); as failure) {
        <cd-error-panel
          [heading]="'inventory.orders.notLoadedOne' | transloco"
          [detail]="failure.detail"
          [requestId]="failure.requestId"
          (retry)="read.reload()"
        />
      } @else {
        <cd-skeleton [rows]="8" (retry)="read.reload()" />
      }
    </div>
  `,
})
export class OrderPaper {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly clock = inject(ClinicClock);
  protected readonly config = inject(WEB_CONFIG);
  protected readonly dayText = dayText;
  protected readonly read = httpResource<PurchaseOrderDto>(() => `/api/purchase-orders/${this.id()}`);
  protected readonly order = computed(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly day = computed(() => dayText(this.clock.today(this.order()?.sentAt ?? this.clock.now())));

  protected print(): void {
    window.print();
  }
}
