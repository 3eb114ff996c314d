import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { PatientRowDto } from '@cuspid/patients/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { catchError, debounceTime, map, Observable, of, Subject, switchMap } from 'rxjs';

const PAUSE_MS = 120;
const LIMIT = 6;

export interface Finding {
  state: 'idle' | 'searching' | 'found' | 'failed';
  typed: string;
  patients: readonly PatientRowDto[];
}

const IDLE: Finding = { state: 'idle', typed: '', patients: [] };

/** Finds patients while somebody types, by the same search as everywhere; the last answer stays until the next is there. */
@Injectable()
export class PatientFinder {
  private readonly http = inject(HttpClient);
  private readonly typed = new Subject<string>();
  private readonly result = signal<Finding>(IDLE);
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
    this.result.update((before) => (typed ? { ...before, state: 'searching', typed } : IDLE));
    this.typed.next(typed);
  }

  private ask(typed: string): Observable<Finding> {
    if (typed === '') return of(IDLE);
    return this.http.get<Page<PatientRowDto>>('/api/patients', { params: { q: typed, limit: LIMIT } }).pipe(
      map((page): Finding => ({ state: 'found', typed, patients: page.items })),
      catchError(() => of<Finding>({ state: 'failed', typed, patients: [] })),
    );
  }
}
