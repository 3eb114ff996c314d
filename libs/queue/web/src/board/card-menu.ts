import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LucideArmchair,
  LucideBanknote,
  LucideCheck,
  LucideChevronRight,
  LucideChevronsUp,
  LucideMegaphone,
  LucidePencil,
  LucideRoute,
  LucideTrash,
  LucideUndo2,
  LucideUserRound,
} from '@lucide/angular';
import { KeyCap } from '@cuspid/platform/web';
import { PRIORITIES } from '@cuspid/queue/contracts';
import type { QueueEntryDto } from '@cuspid/queue/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';
import { StatusDial } from '@cuspid/ui';
import { CardAction, CardRights } from './card-action';
import { LANES, previousOf } from './lanes';
import { choicesOf, isInChair } from '@cuspid/queue/contracts';

/** Everything that can be done with a card; what the person may not do is not there. */
@Component({
  selector: 'cd-card-menu',
  imports: [
    CdkMenu,
    CdkMenuGroup,
    CdkMenuItem,
    CdkMenuItemRadio,
    CdkMenuTrigger,
    KeyCap,
    LucideArmchair,
    LucideBanknote,
    LucideCheck,
    LucideChevronRight,
    LucideChevronsUp,
    LucideMegaphone,
    LucidePencil,
    LucideRoute,
    LucideTrash,
    LucideUndo2,
    LucideUserRound,
    RouterLink,
    StatusDial,
    TranslocoPipe,
  ],
  templateUrl: './card-menu.html',
})
export class CardMenu {
  readonly entry = input.required<QueueEntryDto>();
  readonly rights = input.required<CardRights>();
  readonly chairs = input<readonly ChairDto[]>([]);
  readonly freeIds = input<ReadonlySet<number>>(new Set());
  readonly acted = output<CardAction>();

  protected readonly priorities = PRIORITIES;
  protected readonly lanes = computed(() => LANES.filter((lane) => lane.status !== this.entry().status));
  protected readonly choices = computed(() => choicesOf(this.entry()));
  protected readonly isInChair = computed(() => isInChair(this.entry().status));
  protected readonly canGoBack = computed(() => previousOf(this.entry().status) !== null);
}
