import { Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Permission } from '@cuspid/platform/contracts';
import { Hotkeys, Session } from '@cuspid/platform/web';
import { filter, map } from 'rxjs';

/** The pages of a patient in their order: the end of the address, the words, and who has it. */
const TABS: readonly { path: string; words: string; needs: Permission }[] = [
  { path: '', words: 'patients.overview', needs: 'patient.read' },
  { path: 'visits', words: 'patients.visitsTab', needs: 'visit.read' },
  { path: 'history', words: 'patients.caseHistory', needs: 'history.read' },
  { path: 'chart', words: 'patients.dentalChart', needs: 'chart.read' },
  { path: 'documents', words: 'patients.documents', needs: 'document.read' },
  { path: 'diagnosis', words: 'patients.diagnosis', needs: 'diagnosis.read' },
  { path: 'plan', words: 'patients.plan', needs: 'note.read' },
  { path: 'materials', words: 'patients.materials', needs: 'material.read' },
  { path: 'payments', words: 'patients.payments', needs: 'payment.read' },
  { path: 'timeline', words: 'patients.timeline.title', needs: 'patient.read' },
];

/** The pages of one patient as tabs: `[` goes to the one before, `]` to the next. */
@Component({
  selector: 'cd-patient-tabs',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    <nav class="tabs" [attr.aria-label]="'patients.tabs' | transloco">
      @for (tab of tabs(); track tab.path) {
        <a
          class="tab"
          [routerLink]="addressOf(tab.path)"
          routerLinkActive
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="match(tab.path)"
          >{{ tab.words | transloco }}</a
        >
      }
    </nav>
  `,
})
export class PatientTabs {
  readonly patientId = input.required<number>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly tabs = computed(() => TABS.filter(({ needs }) => this.session.can(needs)));
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  /** Where in the row of tabs the open page is. */
  private readonly place = computed(() => {
    const [, , , path = ''] = this.address().split(/[?#]/)[0]?.split('/') ?? [];
    return this.tabs().findIndex((tab) => tab.path === path);
  });

  constructor() {
    const words = inject(TranslocoService);
    const group = words.translate('patients.patient');
    inject(Hotkeys).bind([
      { keys: '[', label: words.translate('patients.keys.tabBefore'), group, run: () => this.step(-1) },
      { keys: ']', label: words.translate('patients.keys.tabAfter'), group, run: () => this.step(1) },
    ]);
  }

  protected addressOf(path: string): (string | number)[] {
    return ['/patients', this.patientId(), ...(path ? [path] : [])];
  }

  /** The first page is the address itself: it is open only when nothing follows. */
  protected match(path: string) {
    const paths = path ? ('subset' as const) : ('exact' as const);
    return { paths, queryParams: 'ignored', fragment: 'ignored', matrixParams: 'ignored' } as const;
  }

  private step(by: number): void {
    const tab = this.tabs()[this.place() + by];
    if (tab) void this.router.navigate(this.addressOf(tab.path));
  }
}
