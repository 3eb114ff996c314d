import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideBraces, LucideColumns2, LucidePrinter, LucideSnowflake, LucideX } from '@lucide/angular';
import type { ChartVersionDto, OpenVersionDto } from '@cuspid/dental-chart/contracts';
import { settle, type ToothId } from '@cuspid/odontogram';
import { ClinicClock, dayText, Display, type Problem } from '@cuspid/platform/web';
import { ErrorPanel } from '@cuspid/ui';
import { FindingsList } from '../list/findings-list';
import { Odontogram } from '../odontogram/odontogram';
import { ChartLog } from '../read/chart-log';
import { ChartView, NOBODY } from '../read/chart-view';

/** A chart as it was frozen: drawn and listed like the living one, and nothing in it can be changed. */
@Component({
  selector: 'cd-version-view',
  imports: [
    ErrorPanel,
    FindingsList,
    LucideBraces,
    LucideColumns2,
    LucidePrinter,
    LucideSnowflake,
    LucideX,
    Odontogram,
    RouterLink,
    TranslocoPipe,
  ],
  host: {
    class: 'flex flex-col min-h-0 bg-canvas',
    role: 'dialog',
    '[attr.aria-label]': 'version().name',
    '(document:keydown.escape)': 'escape($event)',
  },
  templateUrl: './version-view.html',
})
export class VersionView {
  readonly version = input.required<ChartVersionDto>();
  /** What it says; null until it has come. */
  readonly open = input<OpenVersionDto | null>(null);
  readonly problem = input<Problem | null>(null);
  readonly isBusy = input(false);
  readonly printed = output<void>();
  readonly downloaded = output<void>();
  readonly retry = output<void>();
  readonly closed = output<void>();

  private readonly clock = inject(ClinicClock);
  protected readonly display = inject(Display);
  protected readonly view = inject(ChartView);
  protected readonly log = inject(ChartLog);
  private readonly back = viewChild.required<ElementRef<HTMLButtonElement>>('back');
  protected readonly focus = signal<ToothId | null>(null);
  protected readonly selected = signal<readonly ToothId[]>([]);
  protected readonly state = computed(() => {
    const chart = this.open()?.chart;
    return chart ? settle(chart.findings) : NOBODY;
  });
  protected readonly theme = computed(() => (this.display.isDark() ? 'dark' : 'light'));
  protected readonly day = computed(() => dayText(this.version().asOf));
  protected readonly saved = computed(() => {
    const at = this.version().savedAt;
    return `${dayText(this.clock.today(at))}, ${this.clock.time(at)}`;
  });
  protected readonly groupedHash = computed(
    () =>
      this.version()
        .hash.match(/.{1,8}/g)
        ?.join(' ') ?? '',
  );

  constructor() {
    afterNextRender(() => this.back().nativeElement.focus());
  }

  protected choose(tooth: ToothId): void {
    this.focus.set(tooth);
    this.selected.set([tooth]);
  }

  protected escape(event: Event): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.closed.emit();
  }
}
