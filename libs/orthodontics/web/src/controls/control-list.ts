import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCalendarPlus, LucidePlus, LucideUndo2 } from '@lucide/angular';
import type { OrthoControlDto } from '@cuspid/orthodontics/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, Session } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton, Toasts } from '@cuspid/ui';
import { OrthoApi } from '../ortho-api';
import { ReasonForm } from '../reason-form';
import { ControlForm } from './control-form';

const PAGE_SIZE = 25;

/** Controls at the chair, newest first, and when the next is due. */
@Component({
  selector: 'cd-control-list',
  imports: [
    ControlForm,
    ErrorPanel,
    LucideCalendarPlus,
    LucidePlus,
    LucideUndo2,
    ReasonForm,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'flex flex-col', '[class]': "isAdding() ? 'min-h-fit' : 'min-h-[190px]'" },
  templateUrl: './control-list.html',
})
export class ControlList {
  readonly patientId = input.required<number>();

  private readonly api = inject(OrthoApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  protected readonly day = dayText;
  protected readonly mayRecord = computed(() => this.session.can('chart.record'));
  protected readonly mayBook = computed(() => this.session.can('visit.schedule'));
  protected readonly isAdding = linkedSignal<number, boolean>({ source: this.patientId, computation: () => false });
  protected readonly leaving = signal<number | null>(null);
  /** How many are asked for: more come with “older”. */
  private readonly size = linkedSignal<number, number>({ source: this.patientId, computation: () => PAGE_SIZE });
  protected readonly controls = httpResource<Page<OrthoControlDto>>(() => ({
    url: OrthoApi.controls(this.patientId()),
    params: { limit: this.size(), count: true },
  }));
  protected readonly problem = computed(() => (this.controls.error() ? problemOf(this.controls.error()) : null));
  protected readonly items = computed(() => (this.controls.hasValue() ? this.controls.value().items : []));
  protected readonly total = computed(() => (this.controls.hasValue() ? (this.controls.value().total ?? 0) : 0));
  protected readonly hasOlder = computed(() => this.controls.hasValue() && this.controls.value().nextCursor !== null);
  protected readonly last = computed(() => this.items()[0] ?? null);
  protected readonly next = computed(() => {
    const on = this.last()?.nextOn;
    return on ? { on, isOver: on < this.clock.today() } : null;
  });

  constructor() {
    inject(LiveEvents).on('chart', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.controls.reload();
    });
  }

  protected more(): void {
    this.size.set(100);
  }

  protected added(): void {
    this.isAdding.set(false);
    this.controls.reload();
  }

  protected wires({ upperWireSize, upperWireMaterial, lowerWireSize, lowerWireMaterial }: OrthoControlDto): string {
    const said = (arch: string, size: string | null, material: string | null) =>
      size && material ? `${this.say(`control.${arch}`)} ${size} ${this.say(`wire.${material}`)}` : '';
    return [said('upper', upperWireSize, upperWireMaterial), said('lower', lowerWireSize, lowerWireMaterial)]
      .filter(Boolean)
      .join(' · ');
  }

  protected besides({ ligatures, elastics }: OrthoControlDto): string {
    const told = elastics && elastics !== 'NONE' ? this.say('control.elasticsOf', this.say(`elastic.${elastics}`)) : '';
    return [ligatures ? this.say(`ligature.${ligatures}`) : '', told].filter(Boolean).join(' · ');
  }

  protected async takeBack({ id }: OrthoControlDto, reason: string): Promise<void> {
    try {
      await this.api.voidControl(this.patientId(), id, reason);
      this.leaving.set(null);
      this.controls.reload();
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say('control.notSaved'));
    }
  }

  private say(key: string, what = ''): string {
    return this.words.translate(`ortho.${key}`, { what });
  }
}
