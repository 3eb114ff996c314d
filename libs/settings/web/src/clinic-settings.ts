import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { EditSettingsDto, SettingsDto } from '@cuspid/settings/contracts';
import { LiveEvents, problemOf, type Problem } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { sentenceOf } from './sentence';
import { SettingsApi } from './settings-api';

/** A setting that is saved by itself. */
export type Setting = keyof EditSettingsDto;

/** What became of the last change of a setting. */
export type SaveState =
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'refused'; text: string }
  | { kind: 'clash'; mine: EditSettingsDto; theirs: SettingsDto };

const TICK_MS = 4_000;

/**
 * The clinic's settings, each saved on its own, one after the other. Somebody else's change of another setting is no
 * conflict; of the same one, both are laid side by side.
 */
@Injectable()
export class ClinicSettings {
  private readonly api = inject(SettingsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly live = inject(LiveEvents);
  private readonly states = signal<Partial<Record<Setting, SaveState>>>({});
  private last: Promise<unknown> = Promise.resolve();

  readonly resource = httpResource<SettingsDto>(() => '/api/settings');
  readonly now = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));
  /** Nothing can be changed without a server. */
  readonly isOffline = computed(() => this.live.state() === 'offline');

  state(setting: Setting): SaveState | null {
    return this.states()[setting] ?? null;
  }

  /** Saves a change of one setting; it shows at once what became of it, and can be taken back. */
  save(change: EditSettingsDto): Promise<boolean> {
    return this.inTurn(() => this.send(change, true));
  }

  /** Anything else that makes a new version of the settings; the refusal, if there was one. */
  run(work: (version: number) => Promise<SettingsDto>): Promise<Problem | null> {
    return this.inTurn(async () => {
      try {
        this.resource.set(await work(this.now()?.version ?? 0));
        return null;
      } catch (error) {
        const problem = problemOf(error);
        if (problem.status === 412) this.resource.set(await this.api.settings());
        return problem;
      }
    });
  }

  /** Leaves what they saved. */
  keepTheirs(setting: Setting): void {
    this.tell(setting, null);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async send(change: EditSettingsDto, mayUndo: boolean): Promise<boolean> {
    const before = this.now();
    const [setting] = settingsOf(change);
    if (!before || !setting || !differ(change, before)) return true;
    this.tell(setting, { kind: 'saving' });
    try {
      this.resource.set(await this.api.edit(before.version, change));
    } catch (error) {
      return this.refused(setting, change, before, error, mayUndo);
    }
    this.tick(setting);
    if (mayUndo) this.offerUndo(setting, part(before, change));
    return true;
  }

  private async refused(
    setting: Setting,
    mine: EditSettingsDto,
    before: SettingsDto,
    error: unknown,
    mayUndo: boolean,
  ): Promise<boolean> {
    const problem = problemOf(error);
    if (problem.status !== 412) {
      const text = sentenceOf(problem, this.words.translate('settings.notSaved'));
      this.tell(setting, { kind: 'refused', text });
      return false;
    }
    const theirs = await this.api.settings().catch(() => null);
    if (!theirs) {
      this.tell(setting, { kind: 'refused', text: this.words.translate('settings.notSaved') });
      return false;
    }
    this.resource.set(theirs);
    // They changed something else: mine goes on top of it.
    if (!differ(part(before, mine), theirs)) return this.send(mine, mayUndo);
    this.tell(setting, differ(mine, theirs) ? { kind: 'clash', mine, theirs } : null);
    return false;
  }

  private tick(setting: Setting): void {
    const saved: SaveState = { kind: 'saved' };
    this.tell(setting, saved);
    setTimeout(() => {
      if (this.states()[setting] === saved) this.tell(setting, null);
    }, TICK_MS);
  }

  private offerUndo(setting: Setting, before: EditSettingsDto): void {
    const name = this.words.translate(`settings.field.${setting}`);
    const text = this.words.translate('settings.savedNamed', { name });
    // One way back a setting: to what it was before its last change.
    for (const toast of this.toasts.all()) if (toast.text === text) this.toasts.close(toast.id);
    this.toasts.show(text, {
      label: this.words.translate('ui.undo'),
      run: () => void this.inTurn(() => this.send(before, false)),
    });
  }

  private tell(setting: Setting, state: SaveState | null): void {
    this.states.update((all) => ({ ...all, [setting]: state ?? undefined }));
  }
}

const settingsOf = (change: EditSettingsDto): Setting[] =>
  Object.entries(change).flatMap(([setting, to]) => (isSetting(setting) && to !== undefined ? [setting] : []));

/** Whether any setting of the change is another than in these settings. */
const differ = (change: EditSettingsDto, settings: SettingsDto): boolean =>
  settingsOf(change).some((setting) => JSON.stringify(change[setting]) !== JSON.stringify(settings[setting]));

/** The settings a change names, as they are in `from`. */
function part(from: SettingsDto, change: EditSettingsDto): EditSettingsDto {
  return Object.fromEntries(settingsOf(change).map((setting) => [setting, from[setting]]));
}

/** Every one: the compiler sees that none is left out. */
const ALL: Record<Setting, true> = {
  name: true,
  place: true,
  address: true,
  phone: true,
  email: true,
  timeZone: true,
  currency: true,
  careTeamScope: true,
  codePrefix: true,
  alertsAskMonths: true,
  patientRetentionYears: true,
  waitingTargetMinutes: true,
  consultationTargetMinutes: true,
  treatmentTargetMinutes: true,
  cashierTargetMinutes: true,
  checkTargetMinutes: true,
  hasTicketLetters: true,
  chartProfile: true,
  hours: true,
};

const isSetting = (name: string): name is Setting => Object.hasOwn(ALL, name);
