import { Component, computed, ElementRef, inject, input, output, signal, viewChildren } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { RouterLink } from '@angular/router';
import { LucideBan, LucideChevronRight, LucideEye, LucideKeyRound, LucidePencil } from '@lucide/angular';
import type { AuditEntryDto } from '@cuspid/audit/contracts';
import { ClinicClock, dayText, Display, Hotkeys } from '@cuspid/platform/web';
import { ActionWords } from './action-words';
import { AuditDetail, type Only } from './audit-detail';
import { WhenSeen } from './when-seen';

/** How many rows come by themselves while one scrolls; more come when asked for. */
const BY_ITSELF = 500;

/** The log. J and K walk the rows, Enter unfolds one; what a reader did is quieter than what somebody changed. */
@Component({
  selector: 'cd-audit-table',
  imports: [
    AuditDetail,
    LucideBan,
    LucideChevronRight,
    LucideEye,
    LucideKeyRound,
    LucidePencil,
    RouterLink,
    TranslocoPipe,
    WhenSeen,
  ],
  host: { class: 'table-scroll block' },
  templateUrl: './audit-table.html',
})
export class AuditTable {
  readonly rows = input.required<readonly AuditEntryDto[]>();
  readonly isStale = input(false);
  readonly hasMore = input(false);
  readonly isReadingMore = input(false);
  /** The entry at which the chain is broken. */
  readonly brokenId = input<number | null>(null);
  readonly more = output();
  /** Shows only what has to do with this row's person, patient, record, request or address. */
  readonly only = output<{ row: AuditEntryDto; what: Only }>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly says = inject(ActionWords);
  protected readonly display = inject(Display);
  private readonly togglers = viewChildren<ElementRef<HTMLButtonElement>>('toggler');
  private readonly atId = signal<number | null>(null);
  private readonly unfolded = signal<ReadonlySet<number>>(new Set());
  protected readonly readsByItself = computed(() => this.rows().length < BY_ITSELF);
  protected readonly columns = computed(() => (this.display.isNarrow() ? 5 : 7));

  protected readonly lines = computed(() => {
    const today = this.clock.today();
    return this.rows().map((row) => {
      const day = this.clock.today(row.at);
      return {
        row,
        day: day === today ? '' : dayText(day),
        time: `${this.clock.time(row.at)}:${row.at.slice(17, 19)}`,
        who: row.actor ? (row.actor.name ?? `#${row.actor.id}`) : this.words.translate('audit.nobody'),
        role: this.says.role(row.actor?.role ?? null),
        action: this.says.action(row.action),
        record: row.entity ? this.says.record(row.entity) : '',
        refused: row.kind === 'denied' ? refusedOf(row) : '',
        isOpen: this.unfolded().has(row.id),
        isAt: this.atId() === row.id,
        isBroken: this.brokenId() === row.id,
      };
    });
  });

  constructor() {
    const group = this.words.translate('frame.places.audit');
    const say = (key: string) => this.words.translate(`audit.keys.${key}`);
    inject(Hotkeys).bind([
      { keys: 'j', label: say('next'), group, run: () => this.walk(1) },
      { keys: 'k', label: say('previous'), group, run: () => this.walk(-1) },
    ]);
  }

  protected toggle(id: number): void {
    this.unfolded.update((open) => {
      const next = new Set(open);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected stand(id: number): void {
    this.atId.set(id);
  }

  private walk(step: number): void {
    const at = this.rows().findIndex(({ id }) => id === this.atId());
    const last = this.rows().length - 1;
    const next = Math.min(last, Math.max(0, at + step));
    this.togglers()[next]?.nativeElement.focus();
    if (next === last && this.hasMore()) this.more.emit();
  }
}

/** The permission that was wanting. */
const refusedOf = ({ after }: AuditEntryDto) => (typeof after?.['permission'] === 'string' ? after['permission'] : '');
