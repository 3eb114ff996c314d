import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LETTER_KINDS, LETTER_LANGUAGES } from '@cuspid/letters/contracts';
import type { LetterTemplateDto, LetterTemplatesDto } from '@cuspid/letters/contracts';
import { problemOf, rereads } from '@cuspid/platform/web';
import { Confirmation, ErrorPanel, Segmented, Skeleton } from '@cuspid/ui';
import { LetterEditor } from './letter-editor';
import { TextDrafts } from './text-drafts';

/** Settings → Letters: what patients are written, by kind and language. Both stand in the address. */
@Component({
  selector: 'cd-letter-texts-panel',
  imports: [ErrorPanel, LetterEditor, Segmented, Skeleton, TranslocoPipe],
  providers: [TextDrafts],
  host: { class: 'block', '(window:beforeunload)': 'hold($event)' },
  template: `
    <h2 class="text-title">{{ 'letters.ofVisit' | transloco }}</h2>
    <p class="account-text">{{ 'letters.text.about' | transloco }}</p>
    @if (problem() && !known()) {
      <cd-error-panel
        [heading]="'letters.text.notLoaded' | transloco"
        [detail]="problem()?.detail"
        [requestId]="problem()?.requestId"
        (retry)="templates.reload()"
      />
    } @else if (shown(); as template) {
      <div class="flex flex-wrap gap-3 mb-5">
        <cd-segmented
          [small]="true"
          [label]="'letters.text.kind' | transloco"
          [options]="kinds()"
          [value]="template.kind"
          (valueChange)="go({ kind: $event })"
        />
        <cd-segmented
          [small]="true"
          [label]="'letters.text.language' | transloco"
          [options]="languages"
          [value]="template.language"
          (valueChange)="go({ language: $event })"
        />
      </div>
      <cd-letter-editor [template]="template" (saved)="reread()" />
    } @else {
      <cd-skeleton [rows]="8" (retry)="templates.reload()" />
    }
  `,
})
export class LetterTextsPanel {
  readonly kind = input<string>();
  readonly language = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly confirmation = inject(Confirmation);
  private readonly drafts = inject(TextDrafts);
  protected readonly templates = httpResource<LetterTemplatesDto>(() => '/api/letter-templates');
  protected readonly problem = computed(() => (this.templates.error() ? problemOf(this.templates.error()) : null));
  /** What was read last stays while it is read again. */
  protected readonly known = linkedSignal<LetterTemplatesDto | null, LetterTemplatesDto | null>({
    source: () => (this.templates.hasValue() ? this.templates.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly shown = computed(() => {
    const kind = LETTER_KINDS.find((one) => one === this.kind()) ?? LETTER_KINDS[0];
    const language = LETTER_LANGUAGES.find((one) => one === this.language()) ?? LETTER_LANGUAGES[0];
    return this.known()?.items.find((one) => one.kind === kind && one.language === language);
  });
  protected readonly kinds = computed(() =>
    LETTER_KINDS.map((value) => ({ value, label: this.words.translate(`letters.kind.${value}`) })),
  );
  protected readonly languages = LETTER_LANGUAGES.map((value) => ({
    value,
    label: this.words.translate(`letters.language.${value}`),
  }));
  protected readonly reread = rereads(this.templates);

  constructor() {
    // Somebody else saved while this was written: it shows as soon as it is read.
    effect(() => {
      const read = this.templates.hasValue() ? this.templates.value().items : [];
      untracked(() => read.filter((one) => this.isOld(one)).forEach((one) => this.drafts.meet(one)));
    });
  }

  /** Leaving with something unsaved is asked about. */
  mayLeave(): boolean | Promise<boolean> {
    if (!this.drafts.isAnyOpen()) return true;
    return this.confirmation.ask({
      title: this.words.translate('letters.text.leaveTitle'),
      text: this.words.translate('letters.text.leaveText'),
      action: this.words.translate('letters.text.leave'),
      danger: true,
    });
  }

  protected hold(event: Event): void {
    if (this.drafts.isAnyOpen()) event.preventDefault();
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private isOld(kept: LetterTemplateDto): boolean {
    return this.drafts.isOpen(kept) && this.drafts.of(kept).base.version !== kept.version;
  }
}
