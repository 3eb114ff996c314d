import {
  afterNextRender,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { NOTICE, type NoticeDto } from '@cuspid/notices/contracts';
import { problemOf } from '@cuspid/platform/web';
import { TextInput, Toasts } from '@cuspid/ui';
import { NoticesApi } from './notices-api';

let count = 0;

/** Answers somebody who asks for access to a record: given with one press, refused with a reason or without. */
@Component({
  selector: 'cd-access-answer',
  imports: [TextInput, TranslocoPipe],
  host: { class: 'block mt-2' },
  template: `
    @if (isRefusing()) {
      <form
        class="grid gap-2"
        (submit)="$event.preventDefault(); answer('refuse', why.value.trim())"
        (keydown.escape)="$event.preventDefault(); $event.stopPropagation(); isRefusing.set(false)"
      >
        <label class="text-small text-ink-2" [for]="fieldId">{{ 'notices.refuseWhy' | transloco }}</label>
        <input #why cdInput autocomplete="off" [id]="fieldId" [maxLength]="textMax" />
        <span class="flex gap-2">
          <button type="submit" class="btn btn-small" [disabled]="isBusy()">{{ 'notices.refuse' | transloco }}</button>
          <button type="button" class="btn btn-small btn-ghost" (click)="isRefusing.set(false)">
            {{ 'ui.cancel' | transloco }}
          </button>
        </span>
      </form>
    } @else {
      <span class="flex gap-2">
        <button type="button" class="btn btn-small btn-primary" [disabled]="isBusy()" (click)="answer('grant')">
          {{ 'notices.accept' | transloco }}
        </button>
        <button type="button" class="btn btn-small" [disabled]="isBusy()" (click)="askWhy()">
          {{ 'notices.refuse' | transloco }}
        </button>
      </span>
    }
  `,
})
export class AccessAnswer {
  readonly notice = input.required<NoticeDto>();
  readonly answered = output<void>();

  private readonly api = inject(NoticesApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly why = viewChild<ElementRef<HTMLInputElement>>('why');
  protected readonly fieldId = `cd-refuse-${++count}`;
  protected readonly textMax = NOTICE.textMax;
  protected readonly isBusy = signal(false);
  protected readonly isRefusing = signal(false);

  protected askWhy(): void {
    this.isRefusing.set(true);
    afterNextRender(() => this.why()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async answer(verb: 'grant' | 'refuse', reason = ''): Promise<void> {
    const { subjectId, by } = this.notice();
    if (this.isBusy() || subjectId === null) return;
    this.isBusy.set(true);
    try {
      await (verb === 'grant' ? this.api.grant(subjectId) : this.api.refuse(subjectId, reason));
      const said = verb === 'grant' ? 'notices.granted' : 'notices.refused';
      this.toasts.show(this.words.translate(said, { name: by?.name ?? this.words.translate('notices.somebody') }));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('notices.failed'));
    } finally {
      this.isBusy.set(false);
      this.answered.emit();
    }
  }
}
