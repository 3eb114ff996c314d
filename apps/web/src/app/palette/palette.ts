import { Component, computed, DestroyRef, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDynamicIcon, LucideSearch, LucideUserRoundPlus } from '@lucide/angular';
import { Display, KeyCap, RecentPatients, Session } from '@cuspid/platform/web';
import { isCommandFor } from './matching';
import { PaletteCommands } from './palette-commands';
import { PalettePatient, RowAction } from './palette-row';
import { commandRows, PaletteRow, patientRows } from './palette-rows';
import { PatientSearch } from './patient-search';

const ACTION_KEYS: Record<string, RowAction> = { b: 'book', c: 'checkIn', p: 'pay', d: 'chart' };
const STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * One box for patients and commands, `/` from anywhere. The box is a combobox (WAI-ARIA APG, list autocomplete): the
 * focus stays in it, arrows move, Enter opens, Tab shows what else can be done with a patient.
 */
@Component({
  selector: 'cd-palette',
  imports: [KeyCap, LucideSearch, LucideUserRoundPlus, LucideDynamicIcon, PalettePatient, TranslocoPipe],
  providers: [PatientSearch],
  host: { class: 'palette' },
  templateUrl: './palette.html',
})
export class Palette {
  readonly keysAsked = output<void>();

  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly recent = inject(RecentPatients);
  private readonly commands = inject(PaletteCommands);
  protected readonly display = inject(Display);
  protected readonly search = inject(PatientSearch);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private before: Element | null = null;

  protected readonly shown = signal(false);
  protected readonly typed = signal('');
  protected readonly at = signal(0);
  /** Tab was pressed: the next key is an action on the row. */
  protected readonly acting = signal(false);

  protected readonly canSearch = computed(() => this.session.can('patient.read'));
  protected readonly actions = computed(() => {
    const may: RowAction[] = [];
    if (this.session.can('visit.schedule')) may.push('book');
    if (this.session.can('queue.checkIn')) may.push('checkIn');
    if (this.session.can('payment.record')) may.push('pay');
    if (this.session.can('chart.read')) may.push('chart');
    return may;
  });

  protected readonly rows = computed<PaletteRow[]>(() => {
    const typed = this.typed().trim();
    const finding = this.search.finding();
    if (!typed) return [...patientRows(this.recent.all()), ...commandRows(this.commands.all())];
    const patients = 'patients' in finding ? patientRows(finding.patients) : [];
    const commands = commandRows(this.commands.all().filter((command) => isCommandFor(command.label, typed)));
    return [...patients, ...this.register(typed, patients.length + commands.length), ...commands];
  });
  protected readonly row = computed(() => this.rows()[Math.min(this.at(), this.rows().length - 1)]);
  protected readonly isNobody = computed(() => {
    const finding = this.search.finding();
    return finding.state === 'found' && finding.patients.length === 0;
  });

  constructor() {
    const outside = (event: Event) => {
      if (this.shown() && event.target instanceof Node && !this.host.contains(event.target)) this.close();
    };
    document.addEventListener('pointerdown', outside);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('pointerdown', outside));
  }

  /** Opens the palette and puts the focus into it. */
  open(): void {
    this.before = document.activeElement;
    this.box().nativeElement.focus();
    this.shown.set(true);
  }

  protected type(text: string): void {
    this.shown.set(true);
    this.typed.set(text);
    this.at.set(0);
    this.acting.set(false);
    if (this.canSearch()) this.search.type(text);
  }

  protected press(event: KeyboardEvent): void {
    const step = STEP[event.key];
    const row = this.row();
    if (step !== undefined) this.move(step);
    else if (event.key === 'Enter' && row) this.choose(row);
    else if (event.key === 'Escape' && this.shown()) this.back();
    else if (event.key === 'Tab' && this.shown() && row?.kind === 'patient' && this.actions().length > 0) {
      this.acting.set(!event.shiftKey);
    } else if (this.acting() && row?.kind === 'patient' && this.mayAct(event.key)) {
      this.act(row, ACTION_KEYS[event.key.toLowerCase()] ?? 'chart');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected choose(row: PaletteRow): void {
    this.close();
    if (row.kind === 'patient') void this.router.navigate(['/patients', row.patient.id]);
    else if (row.kind === 'register') void this.router.navigate(['/patients'], { queryParams: { new: row.text } });
    else row.run();
  }

  protected act(row: PaletteRow, action: RowAction): void {
    if (row.kind !== 'patient') return;
    this.close();
    if (action === 'chart') void this.router.navigate(['/patients', row.patient.id, 'chart']);
    else if (action === 'pay') {
      void this.router.navigate(['/patients', row.patient.id, 'payments'], { queryParams: { take: '' } });
    } else if (action === 'book') void this.router.navigate(['/calendar'], { queryParams: { book: row.patient.id } });
    else void this.router.navigate(['/queue'], { queryParams: { checkIn: row.patient.id } });
  }

  /** Leaving the box by Tab closes the list; a press inside the list comes with no new focus. */
  protected left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.host.contains(event.relatedTarget)) this.close();
  }

  protected close(): void {
    this.shown.set(false);
    this.box().nativeElement.value = '';
    this.type('');
    this.shown.set(false);
    this.box().nativeElement.blur();
  }

  private back(): void {
    if (this.acting()) {
      this.acting.set(false);
      return;
    }
    this.close();
    if (this.before instanceof HTMLElement && this.before.isConnected) this.before.focus();
  }

  private move(step: number): void {
    const count = this.rows().length;
    this.shown.set(true);
    this.acting.set(false);
    if (count > 0) this.at.update((at) => (Math.min(at, count - 1) + step + count) % count);
    queueMicrotask(() => document.getElementById(`cd-palette-${this.row()?.id}`)?.scrollIntoView({ block: 'nearest' }));
  }

  private mayAct(key: string): boolean {
    const action = ACTION_KEYS[key.toLowerCase()];
    return action !== undefined && this.actions().includes(action);
  }

  private register(text: string, others: number): PaletteRow[] {
    const offered = this.isNobody() && others === 0 && this.session.can('patient.register');
    return offered ? [{ kind: 'register', id: 'register', text }] : [];
  }
}
