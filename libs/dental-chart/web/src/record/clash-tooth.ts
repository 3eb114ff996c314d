import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { renderTooth, type FindingContent, type FindingDraft, type ToothId } from '@cuspid/odontogram';
import { Display } from '@cuspid/platform/web';

let count = 0;

/** One tooth as one side of a contradiction has it: what is recorded, or what would be (hatched, not saved). */
@Component({
  selector: 'cd-clash-tooth',
  host: { class: 'block h-36 [&>div>svg]:size-full', 'aria-hidden': 'true' },
  template: `<div class="h-full" [innerHTML]="picture()"></div>`,
})
export class ClashTooth {
  readonly tooth = input.required<ToothId>();
  readonly findings = input<readonly FindingContent[]>([]);
  readonly pending = input<readonly FindingDraft[]>([]);

  private readonly sanitizer = inject(DomSanitizer);
  private readonly display = inject(Display);
  private readonly uid = `clash${++count}`;
  /** Only ever the string our own renderer made, in which every text is escaped. */
  protected readonly picture = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(
      renderTooth(this.tooth(), this.findings(), {
        uid: this.uid,
        theme: this.display.isDark() ? 'dark' : 'light',
        pending: this.pending(),
      }),
    ),
  );
}
