import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ChartDto, RecordEntryDto } from '@cuspid/dental-chart/contracts';
import { ruleOf } from '@cuspid/odontogram';
import { WIRE_MATERIALS, WIRE_SIZES } from '@cuspid/orthodontics/contracts';
import { idempotencyKey, LiveEvents, problemOf, Session } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { OrthoApi } from '../ortho-api';
import { appliancesOf, ARCHES, bondable, bonding, takingOff, type Appliance, type ArchName } from './appliances';

const USUAL: Record<ArchName, readonly [string, string]> = { upper: ['15', '25'], lower: ['45', '35'] };

/** The appliances the chart has, bonded and taken off from here. */
@Component({
  selector: 'cd-appliances-box',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './appliances-box.html',
})
export class AppliancesBox {
  readonly patientId = input.required<number>();
  private readonly api = inject(OrthoApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly confirmation = inject(Confirmation);
  protected readonly mayRecord = computed(() => this.session.can('chart.record'));
  protected readonly chart = httpResource<ChartDto>(() => OrthoApi.chart(this.patientId()));
  protected readonly appliances = computed(() => (this.chart.hasValue() ? appliancesOf(this.chart.value()) : []));
  protected readonly isBonding = linkedSignal<number, boolean>({ source: this.patientId, computation: () => false });
  protected readonly isBusy = signal(false);
  protected readonly arch = signal<ArchName>('upper');
  protected readonly from = linkedSignal(() => USUAL[this.arch()][0]);
  protected readonly to = linkedSignal(() => USUAL[this.arch()][1]);
  protected readonly row = computed(() => ARCHES[this.arch()]);
  protected readonly size = signal('.014');
  protected readonly material = signal('NITI');
  protected readonly sizes = WIRE_SIZES;
  protected readonly materials = WIRE_MATERIALS;
  /** The teeth the press would bond. */
  protected readonly teeth = computed(() =>
    this.chart.hasValue() ? bondable(this.chart.value(), this.arch(), this.from(), this.to()) : [],
  );

  constructor() {
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.chart.reload();
    });
  }

  protected word({ code }: Appliance): string {
    return ruleOf(code).word;
  }

  protected chooseArch(text: string): void {
    this.arch.set(text === 'lower' ? 'lower' : 'upper');
  }

  protected async bond(): Promise<void> {
    const material = this.words.translate<string>(`ortho.wire.${this.material()}`);
    const wire = this.size() ? `${this.size()} ${material}` : null;
    const done = await this.record(bonding(this.teeth(), this.teeth(), wire));
    if (done) this.isBonding.set(false);
  }

  protected async takeOff(appliance: Appliance): Promise<void> {
    const what = `${this.word(appliance)} ${appliance.teeth}`;
    const sure = await this.confirmation.ask({
      title: this.say('offTitle', what),
      text: this.say('offText', what),
      action: this.say('off', what),
    });
    if (sure) await this.record(takingOff(appliance, this.say('removed', this.word(appliance))));
  }

  private async record(entry: RecordEntryDto): Promise<boolean> {
    if (!this.chart.hasValue()) return false;
    this.isBusy.set(true);
    try {
      const { sentence } = await this.api.chartEntry(
        this.patientId(),
        { ...entry, version: this.chart.value().version },
        idempotencyKey(),
      );
      this.toasts.show(sentence.length > 120 ? this.say('recorded', '') : sentence);
      this.chart.reload();
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say('notRecorded', ''));
      this.chart.reload();
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private say(key: string, what: string): string {
    return this.words.translate(`ortho.on.${key}`, { what });
  }
}
