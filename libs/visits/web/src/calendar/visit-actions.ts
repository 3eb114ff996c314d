import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideEllipsis } from '@lucide/angular';
import type { VisitDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { ClinicClock, KeyCap, Session } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { VisitActs } from '../visit-acts';

/** What can be done with a visit where it stands; what a role may not do is absent. */
@Component({
  selector: 'cd-visit-actions',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Field, KeyCap, LucideEllipsis, TextInput, TranslocoPipe],
  templateUrl: './visit-actions.html',
})
export class VisitActions {
  readonly visit = input.required<VisitDto>();
  /** Keys are printed only where they work. */
  readonly hasKeys = input(true);
  readonly moveAsked = output<void>();
  readonly changeAsked = output<void>();

  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly injector = inject(Injector);
  protected readonly acts = inject(VisitActs);
  protected readonly reasonMax = VISIT.reasonMax;
  private readonly reason = viewChild<ElementRef<HTMLInputElement>>('reason');
  private readonly id = computed(() => this.visit().id);
  /** The reason is being asked for; another visit closes the question, another version of this one does not. */
  protected readonly isCancelling = linkedSignal({ source: this.id, computation: () => false });

  private readonly isToday = computed(() => this.clock.today(this.visit().startsAt) === this.clock.today());
  private readonly isBooked = computed(() => this.visit().status === 'SCHEDULED');
  private readonly mayAttend = computed(() => this.session.can('queue.checkIn') || this.session.can('visit.attend'));
  readonly maySchedule = computed(() => this.isBooked() && this.session.can('visit.schedule'));
  readonly mayCheckIn = computed(() => this.isBooked() && this.isToday() && this.mayAttend());
  protected readonly mayConfirm = computed(() => this.maySchedule() && !this.visit().confirmedAt);
  protected readonly mayMiss = computed(
    () => this.isBooked() && this.session.can('visit.attend') && new Date(this.visit().startsAt) < this.clock.now(),
  );
  protected readonly mayComplete = computed(
    () => this.visit().status === 'ARRIVED' && this.session.can('visit.attend'),
  );
  protected readonly hasMore = computed(() => this.maySchedule() || this.mayMiss());
  protected readonly isBusy = computed(() => this.acts.isBusy(this.visit().id));

  checkIn(): void {
    if (this.mayCheckIn()) void this.acts.checkIn(this.visit());
  }

  /** Asks why; Enter cancels the visit. */
  askWhy(): void {
    if (!this.maySchedule()) return;
    this.isCancelling.set(true);
    // Once the question is drawn, however long that takes.
    afterNextRender(() => this.reason()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async cancel(reason: string): Promise<void> {
    if (await this.acts.cancel(this.visit(), reason)) this.isCancelling.set(false);
  }

  protected keep(event: Event): void {
    event.stopPropagation();
    this.isCancelling.set(false);
  }
}
