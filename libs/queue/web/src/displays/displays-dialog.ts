import { Clipboard } from '@angular/cdk/clipboard';
import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideCopy, LucideExternalLink, LucideX } from '@lucide/angular';
import { QUEUE, WALL_LANGUAGES } from '@cuspid/queue/contracts';
import type { DisplayDto, DisplaysDto, WallLanguage } from '@cuspid/queue/contracts';
import { ClinicClock, dayText, problemOf, save, Session } from '@cuspid/platform/web';
import { Confirmation, Field, TextInput, Toasts } from '@cuspid/ui';
import { QueueApi } from '../queue-api';
import { DisplayEdit } from './display-edit';
import { TicketLetters } from './ticket-letters';
import { WallLanguages } from './wall-languages';

/** The links of waiting-room screens: make one, see which are out, take one back. */
@Component({
  selector: 'cd-displays-dialog',
  imports: [
    DisplayEdit,
    TicketLetters,
    Field,
    FormField,
    LucideCircleAlert,
    LucideCopy,
    LucideExternalLink,
    LucideX,
    TextInput,
    TranslocoPipe,
    WallLanguages,
  ],
  templateUrl: './displays-dialog.html',
})
export class DisplaysDialog {
  readonly closed = output<void>();

  private readonly api = inject(QueueApi);
  private readonly clock = inject(ClinicClock);
  /** Tickets are the clinic's own, for every screen. */
  protected readonly mayManage = inject(Session).can('settings.manage');
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly clipboard = inject(Clipboard);
  private readonly injector = inject(Injector);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly resource = httpResource<DisplaysDto>(() => '/api/queue/displays');

  protected readonly list = computed(() => (this.resource.hasValue() ? this.resource.value().items : null));
  protected readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  /** The link just made: its address is told this once. */
  protected readonly fresh = signal<{ name: string; address: string } | null>(null);
  protected readonly copied = signal(false);
  protected readonly model = signal({ name: '' });
  /** What the next link shows and speaks, in its order. */
  protected readonly languages = signal<readonly WallLanguage[]>(WALL_LANGUAGES);
  /** The link whose name and languages are being changed. */
  protected readonly edited = signal<number | null>(null);
  protected readonly form = form(this.model, (path) => {
    required(path.name, { message: () => this.words.translate('queue.displays.nameIt') });
    maxLength(path.name, QUEUE.displayNameMax);
  });

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected async make(): Promise<void> {
    await save(this.form, () => this.open(), this.words.translate('queue.displays.notMade'));
  }

  protected copy(address: string): void {
    this.copied.set(this.clipboard.copy(address));
  }

  /** The row stands where it stood, and so does the focus. */
  protected leave(id: number, isChanged: boolean): void {
    this.edited.set(null);
    if (isChanged) this.resource.reload();
    afterNextRender(() => document.getElementById(`queue-display-${id}`)?.focus(), { injector: this.injector });
  }

  protected spoken({ languages }: DisplayDto): string {
    return languages.map((language) => this.words.translate(`queue.languages.${language}`)).join(', ');
  }

  protected since(display: DisplayDto): string {
    return dayText(this.clock.today(display.createdAt));
  }

  protected async revoke(display: DisplayDto): Promise<void> {
    const sure = await this.confirmation.ask({
      title: this.words.translate('queue.displays.revokeTitle', { name: display.name }),
      text: this.words.translate('queue.displays.revokeText'),
      action: this.words.translate('queue.displays.revoke'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.api.closeDisplay(display.id);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('queue.displays.notRevoked'));
    }
    this.resource.reload();
  }

  protected reload(): void {
    this.resource.reload();
  }

  protected shut(): void {
    this.dialog().nativeElement.close();
  }

  private async open(): Promise<void> {
    const { name, token } = await this.api.openDisplay(this.model().name.trim(), [...this.languages()]);
    this.fresh.set({ name, address: `${globalThis.location.origin}/display/${token}` });
    this.copied.set(false);
    this.form().reset({ name: '' });
    this.resource.reload();
  }
}
