import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Page } from '@cuspid/platform/contracts';
import { RecentPatient } from '@cuspid/platform/web';
import { catchError, debounceTime, map, Observable, of, Subject, switchMap } from 'rxjs';

/** Fewer keys than this change too fast to ask for each. */
const PAUSE_MS = 120;
const LIMIT = 8;

export type Finding =
  | { state: 'idle' }
  | { state: 'searching'; patients: readonly RecentPatient[] }
  | { state: 'found'; typed: string; patients: readonly RecentPatient[] }
  | { state: 'failed' };

/** Asks the API for patients while somebody types; the last answer stays until the next one is there. */
@Injectable()
export class PatientSearch {
  private readonly http = inject(HttpClient);
  private readonly typed = new Subject<string>();
  private readonly result = signal<Finding>({ state: 'idle' });
  readonly finding = this.result.asReadonly();

  constructor() {
    this.typed
      .pipe(
        debounceTime(PAUSE_MS),
        switchMap((typed) => this.ask(typed)),
        takeUntilDestroyed(),
      )
      .subscribe((finding) => this.result.set(finding));
  }

  type(text: string): void {
    const typed = text.trim();
    const before = this.result();
    if (typed === '') this.result.set({ state: 'idle' });
    else this.result.set({ state: 'searching', patients: 'patients' in before ? before.patients : [] });
    this.typed.next(typed);
  }

  private ask(typed: string): Observable<Finding> {
    if (typed === '') return of({ state: 'idle' });
    return this.http.get<Page<RecentPatient>>('/api/patients', { params: { q: typed, limit: LIMIT } }).pipe(
      map((page): Finding => ({ state: 'found', typed, patients: page.items })),
      catchError(() => of<Finding>({ state: 'failed' })),
    );
  }
}
