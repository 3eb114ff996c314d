import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, resource, signal } from '@angular/core';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TranslocoService } from '@jsverse/transloco';
import type { Page } from '@cuspid/platform/contracts';
import type { VisitColour } from '@cuspid/settings/contracts';
import { idempotencyKey, problemOf, rereads, type Problem } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { sentenceOf } from '../sentence';
import { SettingsApi, type ListName } from '../settings-api';

/** A row of a list the clinic keeps in its own order; kinds of visit have minutes and a colour besides. */
export interface KeptRow {
  id: number;
  name: string;
  isActive: boolean;
  version: number;
  minutes?: number;
  colour?: VisitColour;
}

/** What is typed for a row. */
export type RowValues = Pick<KeptRow, 'name' | 'minutes' | 'colour'>;

/** What became of a row's last change. `mine` when somebody else had changed it. */
export interface RowState {
  kind: 'saved' | 'refused' | 'clash';
  text?: string;
  mine?: Partial<RowValues>;
}

const TICK_MS = 4_000;
/** The row that is not there yet. */
export const NEW_ROW = 0;

/** A list the clinic keeps: read whole, changed row by row, every change with a way back. */
@Injectable()
export class KeptRows {
  private readonly http = inject(HttpClient);
  private readonly api = inject(SettingsApi);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly states = signal<ReadonlyMap<number, RowState>>(new Map());
  private key = idempotencyKey();

  readonly list = signal<ListName>('chairs');
  readonly resource = resource({ params: () => this.list(), loader: ({ params }) => this.whole(params) });
  private readonly reread = rereads(this.resource);
  private readonly rows = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly active = computed(() => this.rows()?.filter(({ isActive }) => isActive) ?? null);
  readonly inactive = computed(() => this.rows()?.filter(({ isActive }) => !isActive) ?? []);
  readonly problem = computed<Problem | null>(() => (this.resource.error() ? problemOf(this.resource.error()) : null));

  state(id: number): RowState | null {
    return this.states().get(id) ?? null;
  }

  async add(values: RowValues): Promise<boolean> {
    const done = await this.carryOut(NEW_ROW, () => this.api.add(this.list(), values, this.key));
    if (done) this.key = idempotencyKey();
    return done;
  }

  /** Changes a row; `isUndo` for taking a change back, which is not offered to be taken back again. */
  async edit(row: KeptRow, change: Partial<RowValues>, isUndo = false): Promise<void> {
    const before = beforeOf(row, change);
    const changed = await this.carryOut(row.id, () => this.send(row, change), change);
    if (changed && !isUndo) this.offer('changed', row.name, () => void this.again(row.id, before));
  }

  /** Takes a row out of use, or puts it back. */
  async use(row: KeptRow, isActive: boolean): Promise<void> {
    if (!(await this.carryOut(row.id, () => this.send(row, { isActive })))) return;
    const back = () => void this.use({ ...row, isActive, version: row.version + 1 }, !isActive);
    this.offer(isActive ? 'reactivated' : 'deactivated', row.name, back);
  }

  /** Puts a row in use at a place, counted from 0: at once on the screen, then on the server. */
  async move(from: number, to: number): Promise<void> {
    const active = [...(this.active() ?? [])];
    const [row] = active.splice(from, 1);
    if (!row || from === to || to < 0 || to > active.length) return;
    active.splice(to, 0, row);
    this.resource.set([...active, ...this.inactive()]);
    const place = { name: row.name, place: to + 1, of: active.length };
    void this.announcer.announce(this.words.translate('settings.row.moved', place));
    await this.carryOut(row.id, () => this.send(row, { position: to + 1 }));
  }

  /** Deletes a row for good, once asked. */
  async remove({ id, name }: KeptRow): Promise<void> {
    const isSure = await this.confirmation.ask({
      title: this.words.translate('settings.row.deleteTitle', { name }),
      text: this.words.translate('settings.row.deleteText'),
      action: this.words.translate('settings.row.delete'),
      danger: true,
    });
    if (!isSure || !(await this.carryOut(id, () => this.api.remove(this.list(), id)))) return;
    this.toasts.show(this.words.translate('settings.row.deleted', { name }));
  }

  /** Leaves what they saved. */
  dismiss(id: number): void {
    this.tell(id, null);
  }

  private async again(id: number, change: Partial<RowValues>): Promise<void> {
    const row = this.rows()?.find((one) => one.id === id);
    if (row) await this.edit(row, change, true);
  }

  private send(row: KeptRow, change: object): Promise<KeptRow> {
    return this.api.change<KeptRow>(this.list(), row.id, row.version, change);
  }

  private async carryOut(id: number, work: () => Promise<unknown>, mine?: Partial<RowValues>): Promise<boolean> {
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      const text = sentenceOf(problem, this.words.translate('settings.notSaved'));
      this.tell(id, problem.status === 412 && mine ? { kind: 'clash', mine } : { kind: 'refused', text });
      this.reread();
      return false;
    }
    this.reread();
    this.tick(id);
    return true;
  }

  private tick(id: number): void {
    const saved: RowState = { kind: 'saved' };
    this.tell(id, saved);
    setTimeout(() => {
      if (this.state(id) === saved) this.tell(id, null);
    }, TICK_MS);
  }

  private tell(id: number, state: RowState | null): void {
    this.states.update((all) => {
      const next = new Map(all);
      if (state) next.set(id, state);
      else next.delete(id);
      return next;
    });
  }

  private offer(what: string, name: string, run: () => void): void {
    this.toasts.show(this.words.translate(`settings.row.${what}`, { name }), {
      label: this.words.translate('ui.undo'),
      run,
    });
  }

  /** All of the list, in use or not: at most a few hundred rows. */
  private async whole(list: ListName): Promise<KeptRow[]> {
    const rows: KeptRow[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const params = { limit: 100, includeInactive: true, ...(cursor && { cursor }) };
      const page: Page<KeptRow> = await firstValueFrom(this.http.get<Page<KeptRow>>(`/api/${list}`, { params }));
      rows.push(...page.items);
      cursor = page.nextCursor;
    }
    return rows;
  }
}

/** What the change takes the place of. */
function beforeOf({ name, minutes, colour }: KeptRow, change: Partial<RowValues>): Partial<RowValues> {
  return {
    ...(change.name !== undefined && { name }),
    ...(change.minutes !== undefined && { minutes }),
    ...(change.colour !== undefined && { colour }),
  };
}
