import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { remember, remembered } from '../display/device-storage';
import { FreshStart } from '../session/fresh-start';
import { LANGUAGES } from './translations';

/** The language of this page, from its first word to its last: another one is chosen for the next page load. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly fresh = inject(FreshStart);
  readonly active: string = offered(remembered('language')) ?? 'en';

  constructor() {
    inject(DOCUMENT).documentElement.lang = this.active;
  }

  /** Opens the page again in another language: words already spoken by code would stay in the old one. */
  choose(code: string): void {
    if (!offered(code) || code === this.active) return;
    remember('language', code);
    // Without storage the choice would be forgotten by the new page, which would choose again, for ever.
    if (remembered('language') === code) this.fresh.anew();
  }
}

function offered(code: string | null): string | undefined {
  return LANGUAGES.find((language) => language.code === code)?.code;
}
