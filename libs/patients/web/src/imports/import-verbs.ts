import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { DecideAlikeDto, ImportDetailDto, MapImportDto } from '@cuspid/patients/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { keepFile } from '../directory/directory-api';
import { ImportsApi } from './imports-api';

/** What is done with an import: asked for first where it is not undone easily, and said where it was refused. */
@Injectable()
export class ImportVerbs {
  private readonly api = inject(ImportsApi);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly words = inject(TranslocoService);
  readonly isBusy = signal(false);

  map(one: ImportDetailDto, mapping: MapImportDto): Promise<ImportDetailDto | null> {
    return this.carryOut(() => this.api.map(one, mapping), 'notChecked');
  }

  decide({ id }: ImportDetailDto, decision: DecideAlikeDto): Promise<ImportDetailDto | null> {
    return this.carryOut(() => this.api.decide(id, decision), 'notDecided');
  }

  commit(one: ImportDetailDto): Promise<ImportDetailDto | null> {
    return this.carryOut(() => this.api.commit(one), 'notBegun');
  }

  async undo(one: ImportDetailDto): Promise<ImportDetailDto | null> {
    const count = { count: one.added.toLocaleString('en') };
    const question = {
      title: this.say('undoTitle', count),
      text: this.say('undoText'),
      action: this.say('undo'),
      danger: true,
    };
    if (!(await this.confirmation.ask(question))) return null;
    return this.carryOut(() => this.api.undo(one), 'notUndone');
  }

  /** True when it is gone. */
  async discard(one: ImportDetailDto): Promise<boolean> {
    return (await this.carryOut(async () => (await this.api.discard(one), true), 'notDiscarded')) ?? false;
  }

  async keepRefused(one: ImportDetailDto): Promise<void> {
    const content = await this.carryOut(() => this.api.refused(one), 'notKept');
    if (content) keepFile(content, `to-mend-${one.fileName.replace(/\.\w+$/, '')}.csv`);
  }

  private async carryOut<T>(work: () => Promise<T>, otherwise: string): Promise<T | null> {
    if (this.isBusy()) return null;
    this.isBusy.set(true);
    try {
      return await work();
    } catch (error) {
      this.toasts.error([this.say(otherwise), problemOf(error).detail].filter(Boolean).join(' '));
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`patients.imports.${key}`, values);
  }
}
