import { Component, input } from '@angular/core';

/**
 * Head of a page: title, a count, filters beside it, actions at the right.
 * `<cd-page-header heading="Patients" [count]="total()"><button actions class="btn btn-primary">…</button></cd-page-header>`
 */
@Component({
  selector: 'cd-page-header',
  host: { class: 'block' },
  template: `
    <header class="page-header">
      <h1 tabindex="-1">{{ heading() }}</h1>
      @if (count() !== undefined && count() !== null) {
        <span class="page-header-count">{{ count()?.toLocaleString('en') }}</span>
      }
      <ng-content />
      <div class="page-header-actions"><ng-content select="[actions]" /></div>
    </header>
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly count = input<number | null>();
}
