import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Page } from '@cuspid/platform/contracts';
import type {
  AddShortNoticeDto,
  AnsweredOfferDto,
  ChangeShortNoticeDto,
  OfferAnswer,
  OfferGapDto,
  ShortNoticeDto,
} from '@cuspid/visits/contracts';
import { once, problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { VisitActs } from '../visit-acts';

const ADDRESS = '/api/short-notice';

/** What the desk does with the short-notice list: said in one line when it is done, or why it was not. */
@Injectable({ providedIn: 'root' })
export class ShortNoticeApi {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly acts = inject(VisitActs);
  private readonly done = signal(0);

  /** Grows with every change made here, so that lists read again at once. */
  readonly changes = this.done.asReadonly();

  /** Puts a patient on the list; refusals are the form's. */
  async add(what: AddShortNoticeDto, key: string): Promise<ShortNoticeDto> {
    const entry = await firstValueFrom(this.http.post<ShortNoticeDto>(ADDRESS, what, { headers: once(key) }));
    this.done.update((count) => count + 1);
    this.toasts.show(this.say('added', entry));
    return entry;
  }

  /** Changes the version that was read; refusals are the form's. */
  async change(entry: ShortNoticeDto, what: ChangeShortNoticeDto): Promise<void> {
    const headers = { 'If-Match': `"${entry.version}"` };
    if (Object.keys(what).length) {
      await firstValueFrom(this.http.patch(`${ADDRESS}/${entry.id}`, what, { headers }));
    }
    this.done.update((count) => count + 1);
    this.toasts.show(this.say('changed', entry));
  }

  /** The entry as it is now; undefined once it is closed. */
  async find({ id, patient }: ShortNoticeDto): Promise<ShortNoticeDto | undefined> {
    const params = { patientId: patient.id, limit: 100 };
    const { items } = await firstValueFrom(this.http.get<Page<ShortNoticeDto>>(ADDRESS, { params }));
    return items.find((entry) => entry.id === id);
  }

  offer(entry: ShortNoticeDto, gap: OfferGapDto): Promise<boolean> {
    return this.take(entry, () => firstValueFrom(this.http.post(`${ADDRESS}/${entry.id}/offer`, gap)));
  }

  /** Yes books the visit, or moves it; the way back is in the line that says so. */
  answer(entry: ShortNoticeDto, answer: OfferAnswer): Promise<boolean> {
    return this.take(entry, async () => {
      const sent = this.http.post<AnsweredOfferDto>(`${ADDRESS}/${entry.id}/answer`, { answer });
      const { visit } = await firstValueFrom(sent);
      if (visit) this.acts.booked(visit);
    });
  }

  withdraw(entry: ShortNoticeDto): Promise<boolean> {
    return this.take(entry, async () => {
      await firstValueFrom(this.http.delete(`${ADDRESS}/${entry.id}`));
      const undo = { label: this.words.translate('ui.undo'), run: () => void this.restore(entry) };
      this.toasts.show(this.say('withdrawn', entry), undo);
    });
  }

  private restore(entry: ShortNoticeDto): Promise<boolean> {
    return this.take(entry, async () => {
      await firstValueFrom(this.http.post(`${ADDRESS}/${entry.id}/restore`, {}));
      this.toasts.show(this.say('restored', entry));
    });
  }

  private async take(entry: ShortNoticeDto, act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      this.toasts.error(`${this.say('failed', entry)} ${problemOf(error).detail ?? ''}`.trim());
      return false;
    } finally {
      this.done.update((count) => count + 1);
    }
  }

  private say(key: string, { patient }: ShortNoticeDto): string {
    return this.words.translate(`visits.notice.${key}`, { name: `${patient.firstName} ${patient.lastName}` });
  }
}
