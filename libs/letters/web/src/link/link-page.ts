import { HttpClient, httpResource } from '@angular/common/http';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import {
  LucideCalendarPlus,
  LucideCheck,
  LucideCircleAlert,
  LucideCircleCheck,
  LucideCircleX,
  LucideInfo,
  LucideLink2Off,
  LucidePhone,
  LucideWifiOff,
} from '@lucide/angular';
import type { VisitLinkDto } from '@cuspid/letters/contracts';
import type { Language } from '@cuspid/patients/contracts';
import { problemOf, WEB_CONFIG } from '@cuspid/platform/web';
import { Segmented } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { calendarFile, keepFile } from './calendar-file';
import { LINK_LANGUAGES, linkDay, linkTime, linkWord, type LinkWord } from './link-words';

type Verb = 'confirm' | 'cancel' | 'opt-out' | 'resubscribe';

/**
 * The page behind the link of a letter: the patient confirms, cancels, or wants no more letters. It speaks the patient's
 * language, and opening it changes nothing: mail programs open links by themselves.
 */
@Component({
  selector: 'cd-link-page',
  imports: [
    LucideCalendarPlus,
    LucideCheck,
    LucideCircleAlert,
    LucideCircleCheck,
    LucideCircleX,
    LucideInfo,
    LucideLink2Off,
    LucidePhone,
    LucideWifiOff,
    Segmented,
  ],
  templateUrl: './link-page.html',
})
export class LinkPage {
  readonly token = input.required<string>();
  /** What the link in the letter was about: `confirm`, `cancel` or `opt-out`. */
  readonly for = input<string>();

  private readonly http = inject(HttpClient);
  private readonly title = inject(Title);
  private readonly config = inject(WEB_CONFIG);
  private readonly ask = viewChild<ElementRef<HTMLElement>>('ask');
  private readonly address = computed(() => `/api/visit-links/${encodeURIComponent(this.token())}`);
  protected readonly resource = httpResource<VisitLinkDto>(() => this.address());
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  private readonly gone = signal(false);
  protected readonly isDead = computed(() => this.gone() || this.problem()?.status === 404);
  /** What was shown last stays while it is read again. */
  protected readonly link = linkedSignal<VisitLinkDto | null, VisitLinkDto | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly clinicName = computed(() => this.link()?.clinicName ?? this.config.clinicName ?? '');
  private readonly chosen = signal<Language | null>(null);
  protected readonly language = computed<Language>(() => this.chosen() ?? this.link()?.language ?? spoken());
  protected readonly languages = LINK_LANGUAGES;
  /** What is asked once more before it is done. */
  protected readonly asked = linkedSignal<'cancel' | 'opt-out' | null>(() => {
    const wanted = this.for();
    return wanted === 'cancel' || wanted === 'opt-out' ? wanted : null;
  });
  protected readonly isBusy = signal(false);
  protected readonly failed = signal(false);
  protected readonly changed = signal(false);
  protected readonly resumed = signal(false);
  protected readonly day = computed(() => this.told((zone, at) => linkDay(this.language(), zone, at)));
  protected readonly time = computed(() => this.told(linkTime));
  protected readonly cancelUntil = computed(() => {
    const { timeZone, cancelUntil } = this.link() ?? {};
    if (!timeZone || !cancelUntil) return '';
    return `${linkDay(this.language(), timeZone, cancelUntil)}, ${linkTime(timeZone, cancelUntil)}`;
  });

  constructor() {
    effect(() => this.title.setTitle([this.say('yourVisit'), this.clinicName()].filter(Boolean).join(' · ')));
    afterRenderEffect(() => this.ask()?.nativeElement.focus());
  }

  protected say(key: LinkWord, values?: Record<string, string>): string {
    return linkWord(this.language(), key, values);
  }

  protected speak(language: string | null): void {
    this.chosen.set(LINK_LANGUAGES.find(({ value }) => value === language)?.value ?? null);
  }

  protected async act(verb: Verb): Promise<void> {
    this.isBusy.set(true);
    this.failed.set(false);
    this.changed.set(false);
    try {
      this.link.set(await firstValueFrom(this.http.post<VisitLinkDto>(`${this.address()}/${verb}`, {})));
      this.resumed.set(verb === 'resubscribe');
      this.asked.set(null);
    } catch (error) {
      this.refused(problemOf(error).status);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The visit for the patient's own calendar. */
  protected keep(): void {
    const link = this.link();
    if (!link?.startsAt || !link.minutes) return;
    const summary = `${this.say('yourVisit')}, ${link.clinicName}`;
    keepFile('visit.ics', 'text/calendar', calendarFile(link.startsAt, link.minutes, summary, link.clinicName));
  }

  /** Somebody was quicker, or the time has come: how it stands now is read again. */
  private refused(status: number): void {
    if (status === 404) this.gone.set(true);
    else if (status === 409) {
      this.changed.set(true);
      this.asked.set(null);
      this.resource.reload();
    } else this.failed.set(true);
  }

  private told(write: (timeZone: string, at: string) => string): string {
    const { timeZone, startsAt } = this.link() ?? {};
    return timeZone && startsAt ? write(timeZone, startsAt) : '';
  }
}

/** The language of the device, as long as the patient's is not known. */
function spoken(): Language {
  const code = globalThis.navigator.language.slice(0, 2);
  return LINK_LANGUAGES.find(({ value }) => value === code)?.value ?? 'en';
}
