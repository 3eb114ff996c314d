import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideMinus, LucideTrendingDown, LucideTrendingUp } from '@lucide/angular';
import { changeOf, type ReportFigureDto } from '@cuspid/reports/contracts';
import { ReportAddress } from '../report-address';
import { ReportWords } from '../report-words';
import { Definition } from './definition';
import { Sparkline } from './sparkline';

/** A figure: how much, how it differs from the period before in words, how it went, and what it counts. Opens its rows. */
@Component({
  selector: 'cd-figure-tile',
  imports: [Definition, LucideMinus, LucideTrendingDown, LucideTrendingUp, RouterLink, Sparkline, TranslocoPipe],
  host: { class: 'report-tile', '[attr.data-figure]': 'figure().key', '[class.report-tile-on]': 'isOpen()' },
  template: `
    <p class="report-tile-label">
      {{ figure().label }}
      <cd-definition [label]="figure().label" [text]="figure().definition" [of]="figure().denominatorText" />
    </p>
    <p class="report-tile-value">
      @if (figure().hasRows) {
        <a
          [routerLink]="[]"
          [queryParams]="link()"
          queryParamsHandling="merge"
          [attr.aria-label]="'reports.openFigure' | transloco: { figure: figure().label, value: said() }"
          [attr.title]="whole()"
          >{{ text().number }}<small>{{ gap() }}{{ text().unit }}</small></a
        >
      } @else {
        <span [attr.title]="whole()"
          >{{ text().number }}<small>{{ gap() }}{{ text().unit }}</small></span
        >
      }
    </p>
    <p class="report-tile-change" [attr.data-tone]="tone()">
      @if (change().words; as words) {
        @switch (change().direction) {
          @case ('UP') {
            <svg lucideTrendingUp [size]="13"></svg>
          }
          @case ('DOWN') {
            <svg lucideTrendingDown [size]="13"></svg>
          }
          @default {
            <svg lucideMinus [size]="13"></svg>
          }
        }
        {{ words }}
        @if (tone() !== 'same') {
          <span class="cdk-visually-hidden">{{ 'reports.' + tone() | transloco }}</span>
        }
      } @else {
        {{ 'reports.noBefore' | transloco }}
      }
    </p>
    <cd-sparkline [values]="figure().sparkline" [tone]="tone()" />
  `,
})
export class FigureTile {
  readonly figure = input.required<ReportFigureDto>();

  private readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  protected readonly text = computed(() => this.words.figure(this.figure()));
  protected readonly gap = computed(() => (this.text().unit && this.text().unit !== '%' ? ' ' : ''));
  /** As it is seen: who says what they see finds it. */
  protected readonly said = computed(() => `${this.text().number}${this.gap()}${this.text().unit}`);
  protected readonly whole = computed(() => {
    const { value, unit, currency } = this.figure();
    return this.words.value(value, unit, currency);
  });
  protected readonly change = computed(() => changeOf(this.figure()));
  protected readonly tone = computed(() => {
    const { isBetter } = this.figure();
    return isBetter === null ? 'same' : isBetter ? 'better' : 'worse';
  });
  protected readonly link = computed(() => this.address.rowsOf(this.figure().key));
  protected readonly isOpen = computed(() => this.address.asked()?.figure === this.figure().key);
}
