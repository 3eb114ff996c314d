import { inject, Injectable, signal } from '@angular/core';
import type { CaseDto, ProgressDto } from '@cuspid/cases/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { CaseWords, fullName } from '../case-words';
import { CasesApi } from '../cases-api';
import type { CaseVerb } from '../case/case-acts';
import { OpenCase } from '../case/open-case';
import type { TaskStep } from '../case/task-list';
import { WorkLists } from './work-lists';

/** Steps that need no sheet: sent, said, and read again. What the server refuses is said in its words. */
@Injectable()
export class CaseSteps {
  private readonly api = inject(CasesApi);
  private readonly words = inject(CaseWords);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly open = inject(OpenCase);
  private readonly lists = inject(WorkLists);
  readonly isBusy = signal(false);

  task({ task, step, note }: TaskStep): Promise<boolean> {
    const version = { version: task.version, ...(note && { note }) };
    const what = step === 'return' ? { ...version, note } : version;
    return this.take(() => this.api.step(task, step, what), this.words.say(`task.did.${step}`, { title: task.title }));
  }

  progress(one: CaseDto, what: ProgressDto): Promise<boolean> {
    return this.take(() => this.api.progress(one.id, what), this.words.say('say.saved'));
  }

  /** Gives true once the case is gone. */
  async act(one: CaseDto, verb: CaseVerb): Promise<boolean> {
    const name = fullName(one.patient);
    const said = this.words.say(`did.${verb}`, { name });
    if (verb === 'delete') return (await this.isSure(name)) && this.take(() => this.api.remove(one.id), said);
    if (verb === 'handover.withdraw') await this.take(() => this.api.withdraw(one.id), said);
    else if (verb === 'handover.accept') await this.take(() => this.api.act(one.id, 'handover/accept'), said);
    else if (verb === 'takeover' || verb === 'reopen') await this.take(() => this.api.act(one.id, verb), said);
    return false;
  }

  reload(): void {
    this.open.reload();
    this.lists.reload();
  }

  private async take(send: () => Promise<unknown>, said: string): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await send();
      this.toasts.show(said);
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('notSaved'));
      return false;
    } finally {
      this.isBusy.set(false);
      this.reload();
    }
  }

  private isSure(name: string): Promise<boolean> {
    return this.confirmation.ask({
      title: this.words.say('delete.title', { name }),
      text: this.words.say('delete.text'),
      action: this.words.say('act.delete'),
      danger: true,
    });
  }
}
