import { CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, inject, output } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  LucideCheck,
  LucideDynamicIcon,
  LucideKeyboard,
  LucideKeyRound,
  LucideLogOut,
  LucideMonitor,
  LucideMoon,
  LucideSettings,
  LucideSun,
} from '@lucide/angular';
import { Display, KeyCap, Language, LANGUAGES, Preferences, Session, ThemeChoice, THEMES } from '@cuspid/platform/web';
import { Avatar } from '@cuspid/ui';

const THEME_ICONS = { light: LucideSun, dark: LucideMoon, system: LucideMonitor };

/** Who is signed in, and what is theirs: theme, language, password, keys, the way out. */
@Component({
  selector: 'cd-user-menu',
  imports: [
    KeyCap,
    Avatar,
    CdkMenu,
    CdkMenuGroup,
    CdkMenuItem,
    CdkMenuItemRadio,
    CdkMenuTrigger,
    LucideCheck,
    LucideDynamicIcon,
    LucideKeyboard,
    LucideKeyRound,
    LucideLogOut,
    LucideSettings,
    TranslocoPipe,
  ],
  templateUrl: './user-menu.html',
})
export class UserMenu {
  readonly keysAsked = output<void>();

  protected readonly session = inject(Session);
  protected readonly display = inject(Display);
  protected readonly preferences = inject(Preferences);
  protected readonly language = inject(Language);
  private readonly router = inject(Router);
  protected readonly themes = THEMES;
  protected readonly languages = LANGUAGES;

  protected iconOf(theme: ThemeChoice) {
    return THEME_ICONS[theme];
  }

  protected async goTo(path: string): Promise<void> {
    await this.router.navigateByUrl(path);
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
  }
}
