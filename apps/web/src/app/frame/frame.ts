import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  ActivatedRouteSnapshot,
  NavigationEnd,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideDynamicIcon } from '@lucide/angular';
import { NoticesBell, NoticesSheet } from '@cuspid/notices/web';
import { Display, Hotkeys, remember, remembered, Session } from '@cuspid/platform/web';
import { BrandMark } from '@cuspid/ui';
import { filter, map } from 'rxjs';
import { Palette } from '../palette/palette';
import { ApprovalsCount } from './approvals-count';
import { DiscountsCount } from './discounts-count';
import { InventoryCount } from './inventory-count';
import { NotesCount } from './notes-count';
import { CasesCount } from './cases-count';
import { RecallsCount } from './recalls-count';
import { Connection } from './connection';
import { KeySheet } from './key-sheet';
import { PLACES } from './places';
import { Rail } from './rail';
import { UserMenu } from './user-menu';

/** What surrounds every page of a signed-in person: rail, top bar, notifications, keys. */
@Component({
  selector: 'cd-frame',
  imports: [
    RouterOutlet,
    RouterLink,
    RouterLinkActive,
    BrandMark,
    Rail,
    Palette,
    Connection,
    UserMenu,
    KeySheet,
    NoticesBell,
    NoticesSheet,
    LucideDynamicIcon,
    TranslocoPipe,
  ],
  templateUrl: './frame.html',
})
export class Frame {
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly keySheet = viewChild.required(KeySheet);
  private readonly palette = viewChild.required(Palette);
  protected readonly display = inject(Display);

  protected readonly noticesShown = signal(false);
  protected readonly places = computed(() => PLACES.filter((place) => this.session.can(place.permission)));

  private readonly wanted = signal(remembered('rail'));
  private readonly pageIsSlim = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => isSlim(this.router.routerState.snapshot.root)),
    ),
    { initialValue: false },
  );
  /** Clinical pages (route data `slim`) start slim, desk pages wide; what the person chose on this device stands above that. */
  protected readonly slim = computed(() => {
    if (this.display.isNarrow()) return true;
    const wanted = this.wanted();
    return wanted ? wanted === 'slim' : this.pageIsSlim();
  });

  constructor() {
    inject(ApprovalsCount);
    inject(DiscountsCount);
    inject(CasesCount);
    inject(RecallsCount);
    inject(NotesCount);
    inject(InventoryCount);
    const group = this.words.translate('keys.everywhere');
    inject(Hotkeys).bind([
      { keys: '/', label: this.words.translate('keys.palette'), group, run: () => this.palette().open() },
      ...this.places().map((place) => ({
        keys: `g ${place.letter}`,
        label: this.goTo(place.key),
        group,
        run: () => void this.router.navigateByUrl(place.path),
      })),
      { keys: '?', label: this.words.translate('keys.sheet'), group, run: () => this.showKeys() },
    ]);
  }

  protected showKeys(): void {
    this.keySheet().open();
  }

  protected toggleRail(): void {
    const next = this.slim() ? 'wide' : 'slim';
    this.wanted.set(next);
    remember('rail', next);
  }

  protected skip(main: HTMLElement): void {
    main.focus();
  }

  private goTo(key: string): string {
    return this.words.translate('palette.goTo', { place: this.words.translate(`frame.places.${key}`) });
  }
}

/** Whether the deepest route that says so wants a slim rail. */
function isSlim(route: ActivatedRouteSnapshot): boolean {
  const below = route.firstChild ? isSlim(route.firstChild) : false;
  return below || route.data['slim'] === true;
}
