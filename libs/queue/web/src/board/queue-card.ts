import { CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LucideBanknote,
  LucideCircleQuestionMark,
  LucideClockAlert,
  LucideDroplet,
  LucideEllipsis,
  LucideTriangleAlert,
} from '@lucide/angular';
import { KeyCap } from '@cuspid/platform/web';
import type { ChairDto } from '@cuspid/settings/contracts';
import type { QueueEntryDto, StageTargetsDto } from '@cuspid/queue/contracts';
import { Avatar, Chip, Minutes, minutesBetween, PriorityMark, WaitBar, waitLevel } from '@cuspid/ui';
import { CardAction, CardRights } from './card-action';
import { CardMenu } from './card-menu';
import { CallForecast } from './call-forecast';
import { colleague, stepOf, targetOf, USUAL_TARGETS } from './lanes';
import { RouteBar } from './route-bar';
import { isInChair, nextChoice } from '@cuspid/queue/contracts';

/** A patient in a lane: ticket, urgency, first alert, name, reason, clock against its target, and the next step. */
@Component({
  selector: 'cd-queue-card',
  imports: [
    Avatar,
    CallForecast,
    CardMenu,
    CdkMenuTrigger,
    Chip,
    KeyCap,
    LucideBanknote,
    LucideCircleQuestionMark,
    LucideClockAlert,
    LucideDroplet,
    LucideEllipsis,
    LucideTriangleAlert,
    Minutes,
    PriorityMark,
    RouteBar,
    TranslocoPipe,
    WaitBar,
  ],
  host: {
    class: 'queue-card',
    role: 'listitem',
    '[class.queue-card-late]': "level() === 'over'",
    '[class.queue-card-on]': 'selected()',
    '[attr.tabindex]': 'selected() ? 0 : -1',
    '[attr.aria-current]': "selected() ? 'true' : null",
    '[attr.data-entry]': 'entry().id',
    '(focus)': 'picked.emit()',
    '(click)': 'picked.emit()',
  },
  templateUrl: './queue-card.html',
})
export class QueueCard {
  readonly entry = input.required<QueueEntryDto>();
  readonly selected = input(false);
  readonly now = input.required<Date>();
  /** What the clinic's clocks are measured against. */
  readonly targets = input<StageTargetsDto>(USUAL_TARGETS);
  /** Who looks: of a student's route, what comes next is theirs or somebody else's. */
  readonly me = input<number>();
  readonly rights = input.required<CardRights>();
  /** Where the button would call the patient to; null when every chair is taken. */
  readonly chair = input<ChairDto | null>(null);
  readonly chairs = input<readonly ChairDto[]>([]);
  readonly freeIds = input<ReadonlySet<number>>(new Set());
  readonly picked = output<void>();
  readonly acted = output<CardAction>();

  protected readonly target = computed(() => targetOf(this.entry().status, this.targets()) ?? 0);
  protected readonly minutes = computed(() => minutesBetween(this.entry().stageSince, this.now()));
  protected readonly level = computed(() => waitLevel(this.minutes(), this.target()));
  protected readonly step = computed(() => (this.rights().mayProgress ? stepOf(this.entry()) : null));
  protected readonly choice = computed(() => (this.rights().mayProgress ? nextChoice(this.entry(), this.me()) : null));
  protected readonly route = computed(() => (isInChair(this.entry().status) ? this.entry().route : null));
  protected readonly alert = computed(() => this.entry().patient.firstAlert);
  /** Whoever is at the cashier pays there. */
  protected readonly pays = computed(() => this.entry().status === 'AT_CASHIER' && this.rights().mayPay);
  protected readonly colleague = colleague;
  /** Why they came, and where they sit. */
  protected readonly reason = computed(() => {
    const { procedure, notes, chair, status } = this.entry();
    const place = status === 'IN_WAITING_ROOM' || status === 'AT_CASHIER' ? null : chair?.name;
    return [procedure, notes, place].filter(Boolean).join(', ');
  });
}
