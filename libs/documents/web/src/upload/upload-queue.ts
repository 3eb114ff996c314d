import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { DOCUMENTS } from '@cuspid/documents/contracts';
import { idempotencyKey, problemOf, Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { DocumentsApi } from '../documents-api';
import { keepUploads, keptUploads } from './kept-uploads';
import { isPlausible, isUnderWay, nextToStart, type Upload } from './upload';
import { isForgotten, UploadCourse, type Outcome } from './upload-course';

/**
 * Files on their way to patients: two at a time, over every loss of the connection. Lives as long as the application, so
 * that one can look at something else meanwhile; leaving the application asks first.
 */
@Injectable({ providedIn: 'root' })
export class UploadQueue {
  private readonly api = inject(DocumentsApi);
  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly list = signal<readonly Upload[]>([]);
  private readonly stops = new Map<string, AbortController>();
  /** The patient whose page shows them; elsewhere a message says what happened. */
  readonly watched = signal<number | null>(null);
  readonly all = this.list.asReadonly();
  readonly isBusy = computed(() => this.list().some(isUnderWay));

  constructor() {
    const ask = (event: BeforeUnloadEvent) => {
      if (this.isBusy() && this.session.user()) event.preventDefault();
    };
    globalThis.addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => {
      globalThis.removeEventListener('beforeunload', ask);
      for (const stop of this.stops.values()) stop.abort();
    });
    void this.recall();
    effect(() => {
      const next = nextToStart(this.list());
      if (next) untracked(() => void this.start(next));
    });
  }

  /** Takes files for a patient. */
  add(patientId: number, files: readonly File[]): void {
    this.list.update((all) => [...all, ...files.map((file) => this.taken(patientId, file))]);
  }

  pause(key: string): void {
    this.change(key, { phase: 'paused' });
    this.halt(key);
  }

  /** Goes on, or tries a refused one again. */
  resume(key: string): void {
    this.change(key, { phase: 'queued', problem: null });
  }

  /** The person wants it although the patient has this very file. */
  keepBoth(key: string): void {
    this.change(key, { phase: 'queued', keepsBoth: true, sameAs: null });
  }

  /** The file of an upload that went through a reload; false when it cannot be that one. */
  choose(key: string, file: File): boolean {
    const upload = this.one(key);
    if (!upload || !isPlausible(upload, file)) return false;
    this.change(key, { file, phase: 'queued', problem: null });
    return true;
  }

  /** Out of the list; what came of it goes from the server too. */
  async cancel(key: string): Promise<void> {
    const upload = this.one(key);
    this.list.update((all) => all.filter((one) => one.key !== key));
    this.halt(key);
    this.remember();
    // What the server is not told of it forgets by itself in a day.
    if (upload?.onServer && upload.phase !== 'done') await this.api.drop(upload.onServer.id).catch(() => undefined);
  }

  /** Takes those that are done out of the list. */
  tidy(patientId: number): void {
    this.list.update((all) => all.filter((one) => one.patientId !== patientId || one.phase !== 'done'));
  }

  private taken(patientId: number, file: File): Upload {
    const [phase, problem] = file.size ? (['queued', null] as const) : (['refused', this.say('empty')] as const);
    const name = shortened(file.name.trim() || this.say('unnamed'));
    const empty = { sent: 0, onServer: null, sameAs: null, keepsBoth: false, document: null };
    return { ...empty, key: idempotencyKey(), patientId, name, bytes: file.size, file, phase, problem };
  }

  private async start(upload: Upload): Promise<void> {
    if (!upload.file) return this.change(upload.key, { phase: 'fileGone' });
    const stop = new AbortController();
    this.stops.set(upload.key, stop);
    this.change(upload.key, { phase: upload.onServer ? 'sending' : 'checking' });
    const tell = (change: Partial<Upload>) => {
      if (!stop.signal.aborted) this.change(upload.key, change);
    };
    try {
      this.settle(upload, await new UploadCourse(this.api, stop.signal, tell).run(upload, upload.file));
    } catch (error) {
      if (!stop.signal.aborted) this.refuse(upload, error);
    } finally {
      if (this.stops.get(upload.key) === stop) this.stops.delete(upload.key);
    }
  }

  private settle({ key, name, patientId }: Upload, outcome: Outcome): void {
    if (outcome.is === 'stopped') return;
    if (outcome.is === 'asking') {
      this.change(key, { phase: 'asking', sameAs: outcome.sameAs });
      return this.tellElsewhere(patientId, this.say('elsewhere.asking', { name }));
    }
    const { document } = outcome;
    this.change(key, { phase: 'done', document, file: null, onServer: null });
    this.tellElsewhere(patientId, this.say('elsewhere.done', { name }));
  }

  private refuse({ key, name, patientId }: Upload, error: unknown): void {
    const { detail, errors } = problemOf(error);
    const isUnread = error instanceof DOMException;
    const said = isUnread ? this.say('unread') : (errors[0]?.message ?? detail ?? this.say('failed'));
    const problem = isForgotten(error) ? this.say('forgotten') : said;
    // The bytes that came were looked at and refused: a second try begins anew, with another key.
    this.change(key, { phase: 'refused', problem, onServer: null, sent: 0, keepsBoth: false, key: idempotencyKey() });
    this.tellElsewhere(patientId, this.say('elsewhere.refused', { name }));
  }

  /** What was on its way before the page was loaded anew. */
  private async recall(): Promise<void> {
    for (const { id, patientId } of keptUploads()) {
      const onServer = await this.api.upload(id).catch(() => null);
      if (!onServer || onServer.patientId !== patientId || onServer.state !== 'OPEN') continue;
      const { name, bytes, receivedBytes: sent } = onServer;
      const empty = { file: null, sameAs: null, keepsBoth: false, problem: null, document: null };
      const kept: Upload = {
        ...empty,
        key: idempotencyKey(),
        patientId,
        name,
        bytes,
        sent,
        onServer,
        phase: 'fileGone',
      };
      this.list.update((all) => [...all, kept]);
    }
    this.remember();
  }

  private change(key: string, change: Partial<Upload>): void {
    this.list.update((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
    if ('onServer' in change || change.phase === 'done') this.remember();
  }

  private remember(): void {
    keepUploads(this.list().flatMap(({ onServer, patientId }) => (onServer ? [{ id: onServer.id, patientId }] : [])));
  }

  private halt(key: string): void {
    this.stops.get(key)?.abort();
    this.stops.delete(key);
  }

  private one(key: string): Upload | undefined {
    return this.list().find((upload) => upload.key === key);
  }

  private tellElsewhere(patientId: number, text: string): void {
    if (this.watched() !== patientId) this.toasts.show(text);
  }

  private say(key: string, values: Record<string, string> = {}): string {
    return this.words.translate(`documents.upload.${key}`, values);
  }
}

/** As long as a name may be, with its ending. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= DOCUMENTS.nameMax) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return characters.slice(0, DOCUMENTS.nameMax - ending.length).join('') + ending;
}
