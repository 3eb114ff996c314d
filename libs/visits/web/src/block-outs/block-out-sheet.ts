import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { form, FormField, maxLength, required, validate } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import type { BlockOutDto, BlockOutTimeDto, VisitDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { ClinicClock, Hotkeys, idempotencyKey, LiveEvents, problemOf, rereads, save } from '@cuspid/platform/web';
import { Field, Sheet, TextInput, Toasts } from '@cuspid/ui';
import type { ChosenGap } from '../calendar/chosen-gap';
import { clockOf } from '../booking/booking-draft';
import { ClinicPeople } from '../calendar/clinic-people';
import { BlockOutModel, modelOf, requestOf } from './block-out-model';
import { BlockOutsApi } from './block-outs-api';
import { VisitsToMove } from './visits-to-move';

const SHOWN = 20;

/** Keeps a stretch free of bookings: who or what, from when until when, why; and what is booked in it already, to be moved. */
@Component({
  selector: 'cd-block-out-sheet',
  imports: [Field, FormField, LucideCircleAlert, Sheet, TextInput, TranslocoPipe, VisitsToMove],
  templateUrl: './block-out-sheet.html',
})
export class BlockOutSheet {
  /** What is edited; null: a new one. */
  readonly block = input<BlockOutDto | null>(null);
  readonly gap = input<ChosenGap | null>(null);
  readonly day = input.required<string>();
  readonly closed = output<void>();
  readonly saved = output<BlockOutDto>();
  readonly visitPicked = output<VisitDto>();

  private readonly api = inject(BlockOutsApi);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly live = inject(LiveEvents);
  protected readonly people = inject(ClinicPeople);
  protected readonly isOffline = computed(() => this.live.state() === 'offline');
  private readonly id = computed(() => this.block()?.id ?? null);

  /** What is typed stays while others change it: the version that was read decides whether it may be saved. */
  protected readonly from = linkedSignal({ source: this.id, computation: () => untracked(this.block) });
  protected readonly model = linkedSignal<BlockOutModel>(() =>
    modelOf(this.from(), untracked(this.gap), untracked(this.day), this.clock),
  );
  protected readonly form = form(this.model, (path) => {
    required(path.reason, { message: this.say('why') });
    maxLength(path.reason, VISIT.reasonMax);
    validate(path.toDay, () => (this.asked() ? null : { kind: 'order', message: this.say('order') }));
  });
  protected readonly asked = computed(() => requestOf(this.model(), this.clock));
  private readonly params = computed(
    () => {
      const asked = this.asked();
      if (!asked) return undefined;
      const { startsAt, endsAt, providerId, chairId } = asked;
      return {
        startsAt,
        endsAt,
        ...(providerId && { providerId }),
        ...(chairId && { chairId }),
        limit: SHOWN,
        count: true,
      };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  /** What is booked there already. */
  protected readonly held = httpResource<Page<VisitDto>>(() => {
    const params = this.params();
    return params && { url: '/api/block-outs/visits', params };
  });
  private key = idempotencyKey();

  constructor() {
    inject(LiveEvents).on('visits', rereads(this.held));
    inject(Hotkeys).bind([
      { keys: 'ctrl+enter', label: this.say('save'), group: this.say('title'), run: () => void this.submit() },
    ]);
  }

  /** A day that ends before the first moves with it. */
  protected put(change: Partial<BlockOutModel>): void {
    this.model.update((model) => {
      const next = { ...model, ...change };
      return next.toDay < next.fromDay && change.fromDay ? { ...next, toDay: next.fromDay } : next;
    });
  }

  /** A time as people type it: 9, 930, 9.30. */
  protected timed(which: 'fromTime' | 'toTime', field: HTMLInputElement): void {
    const time = clockOf(field.value);
    if (time) this.put({ [which]: time });
    field.value = this.model()[which];
  }

  protected async submit(): Promise<void> {
    if (this.isOffline() || this.form().submitting()) return;
    let made: BlockOutDto | null = null;
    const done = await save(this.form, async () => (made = await this.send()), this.say('failed'));
    if (!done || !made) return;
    this.key = idempotencyKey();
    this.toasts.show(this.say('done'));
    this.saved.emit(made);
    // Those who are booked there have to be moved: the list stays. With nobody there is no more to do.
    if (!this.held.hasValue() || !this.held.value().total) this.closed.emit();
  }

  private async send(): Promise<BlockOutDto | null> {
    const [asked, block] = [this.asked(), this.from()];
    if (!asked) return null;
    return block ? this.api.edit(block, asked) : this.api.make(asked, this.key);
  }

  /** Opens the stretch again, with the way back. */
  protected async remove(block: BlockOutDto): Promise<void> {
    const { provider, chair, startsAt, endsAt, reason } = block;
    const again: BlockOutTimeDto = {
      ...{ startsAt, endsAt, reason },
      providerId: provider?.id ?? null,
      chairId: chair?.id ?? null,
    };
    try {
      await this.api.remove(block.id);
    } catch (error) {
      return this.refused(error);
    }
    const run = () => void this.api.make(again, idempotencyKey()).catch((error: unknown) => this.refused(error));
    this.toasts.show(this.say('removed'), { label: this.words.translate('ui.undo'), run });
    this.closed.emit();
  }

  private refused(error: unknown): void {
    this.toasts.error(`${this.say('failed')} ${problemOf(error).detail ?? ''}`.trim());
  }

  private say(key: string): string {
    return this.words.translate(`visits.keepFree.${key}`);
  }
}
