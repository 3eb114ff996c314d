import { inject, Injectable, signal } from '@angular/core';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { DocumentsApi } from './documents-api';
import { DocumentWords } from './document-words';

const KEPT_MS = 60_000;

/** What can be done with a document besides changing what is said of it. Refusals are told; true when it was done. */
@Injectable({ providedIn: 'root' })
export class DocumentActs {
  private readonly api = inject(DocumentsApi);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly words = inject(DocumentWords);
  readonly isBusy = signal(false);

  /** At once, with an undo: what lies in the bin is not lost. */
  async bin(document: DocumentDto): Promise<boolean> {
    const { name } = document;
    const binned = await this.done('notBinned', () => this.api.bin(document));
    if (!binned) return false;
    const undo = { label: this.words.say('undo'), run: () => void this.restore(binned, false) };
    this.toasts.show(this.words.say('binned', { name }), undo);
    return true;
  }

  async restore(document: DocumentDto, tells = true): Promise<boolean> {
    const isDone = await this.isDone('notRestored', () => this.api.restore(document));
    if (isDone && tells) this.toasts.show(this.words.say('restored', { name: document.name }));
    return isDone;
  }

  /** For good, after a question that names it. */
  async purge(document: DocumentDto): Promise<boolean> {
    const { name } = document;
    const isSure = await this.confirmation.ask({
      title: this.words.say('purge.title', { name }),
      text: this.words.say('purge.text'),
      action: this.words.say('purge.action'),
      danger: true,
    });
    if (!isSure) return false;
    const isDone = await this.isDone('notPurged', () => this.api.purge(document));
    if (isDone) this.toasts.show(this.words.say('purged', { name }));
    return isDone;
  }

  /** Hands the file to the browser under its own name. */
  download({ id, name }: DocumentDto): Promise<boolean> {
    return this.isDone('notDownloaded', async () => {
      // From the bucket itself where there is one: nothing of it passes through the clinic's server.
      const { url } = await this.api.link(id);
      const address = url ?? URL.createObjectURL(await this.api.download(id));
      Object.assign(document.createElement('a'), { href: address, download: name }).click();
      if (!url) setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    });
  }

  private async isDone(otherwise: string, act: () => Promise<unknown>): Promise<boolean> {
    return (await this.done(otherwise, () => act().then(() => true))) === true;
  }

  /** What came of it; null when it was refused, which is told. */
  private async done<T>(otherwise: string, act: () => Promise<T>): Promise<T | null> {
    if (this.isBusy()) return null;
    this.isBusy.set(true);
    try {
      return await act();
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say(otherwise));
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
