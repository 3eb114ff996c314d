import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import {
  renderPerioStrip,
  stripSiteAt,
  type DentitionView,
  type PerioExam,
  type SiteRef,
  type ThemeName,
} from '@cuspid/odontogram';
import { PerioWords } from '../exam/words';

let count = 0;

/**
 * The mouth as bands of depths, with the keyboard on it: one tab stop, the site that is written next framed. A list of
 * all sites for screen readers, one sentence each.
 */
@Component({
  selector: 'cd-perio-strip',
  host: { class: 'block' },
  templateUrl: './perio-strip.html',
})
export class PerioStrip {
  readonly exam = input.required<PerioExam>();
  /** Sites in the order of the hand. */
  readonly order = input.required<readonly SiteRef[]>();
  readonly at = input<SiteRef | null>(null);
  readonly compare = input<PerioExam>();
  readonly dentition = input<DentitionView>('permanent');
  readonly theme = input<ThemeName>('light');
  readonly name = input.required<string>();
  /** A key, as the browser names it; whoever takes it says so by preventing the default. */
  readonly key = output<KeyboardEvent>();
  readonly pointed = output<SiteRef>();

  private readonly sanitizer = inject(DomSanitizer);
  private readonly words = inject(PerioWords);
  private readonly grid = viewChild.required<ElementRef<HTMLElement>>('grid');
  private readonly drawing = viewChild.required<ElementRef<HTMLElement>>('drawing');
  private readonly uid = `ps${++count}`;
  private readonly options = computed(() => ({ dentition: this.dentition() }));
  protected readonly active = computed(() => {
    const at = this.at();
    return at && this.idOf(at);
  });
  protected readonly sites = computed(() => {
    const at = this.at();
    return this.order().map((site) => ({
      id: this.idOf(site),
      isAt: site[0] === at?.[0] && site[1] === at[1],
      text: this.words.sentence(this.exam(), site),
    }));
  });
  /** Only ever the string our own renderer made, in which every text is escaped. */
  protected readonly picture = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(
      renderPerioStrip(this.exam(), {
        ...this.options(),
        compare: this.compare(),
        focus: this.at(),
        theme: this.theme(),
        uid: this.uid,
        background: false,
      }),
    ),
  );

  /** Gives the keyboard to the strip. */
  take(): void {
    this.grid().nativeElement.focus();
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    this.key.emit(event);
  }

  protected point({ clientX, clientY }: MouseEvent): void {
    const svg = this.drawing().nativeElement.querySelector('svg');
    if (!svg) return;
    const { left, top, width, height } = svg.getBoundingClientRect();
    const box = svg.viewBox.baseVal;
    const [x, y] = [((clientX - left) / width) * box.width, ((clientY - top) / height) * box.height];
    const site = stripSiteAt(this.options(), x, y);
    if (site) this.pointed.emit(site);
  }

  private idOf([tooth, site]: SiteRef): string {
    return `${this.uid}-${tooth}-${site}`;
  }
}
