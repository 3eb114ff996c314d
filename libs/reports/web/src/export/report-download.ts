import { HttpClient, HttpErrorResponse, HttpEvent, HttpEventType, type HttpHeaders } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { Subscription } from 'rxjs';
import { ReportAddress } from '../report-address';
import { ReportWords } from '../report-words';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How far a file is: rows written, where the server tells how many there are. */
export interface ExportCourse {
  format: ExportFormat;
  written: number;
  total: number | null;
}

const KEPT_MS = 60_000;
const ASKED_EVERY_MS = 700;

/** The one file under way: how far it is, and how it is stopped. It goes on while the reports are looked at. */
@Injectable()
export class ReportDownload {
  private readonly http = inject(HttpClient);
  private readonly address = inject(ReportAddress);
  private readonly words = inject(ReportWords);
  private readonly toasts = inject(Toasts);
  private readonly now = signal<ExportCourse | null>(null);
  readonly course = this.now.asReadonly();
  private under: Subscription | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  /** What is shown as a file: the report, or the rows that are open beside it. */
  start(format: ExportFormat, isAll: boolean): void {
    if (this.under) return;
    const isOwn = this.address.kind() === 'own';
    const url = `/api/reports/${isOwn ? 'own/' : ''}export.${format}`;
    this.now.set({ format, written: 0, total: null });
    const told = {
      params: this.paramsOf(isAll),
      observe: 'events',
      reportProgress: true,
      responseType: 'blob',
    } as const;
    this.under = this.http.get(url, told).subscribe({
      next: (event) => this.hear(event, format),
      error: (error: unknown) => void this.failed(error),
    });
  }

  /** The connection closes, and the server stops reading. */
  cancel(): void {
    this.under?.unsubscribe();
    this.ended();
  }

  private paramsOf(isAll: boolean): Record<string, string> {
    const asked = isAll ? null : this.address.asked();
    const kind = this.address.kind();
    const rows = asked && {
      ...{ figure: asked.figure, ...(asked.key && { key: asked.key }) },
      ...(asked.from && asked.to && { from: asked.from, to: asked.to }),
    };
    const kindOfRows = asked ? (this.address.rowsUrl(asked.figure).split('/')[3] ?? kind) : kind;
    return { ...this.address.params(), ...(kind !== 'own' && !isAll && { kind: kindOfRows }), ...rows };
  }

  private hear(event: HttpEvent<Blob>, format: ExportFormat): void {
    if (event.type === HttpEventType.ResponseHeader && event.status < 300) this.follow(event.headers);
    if (event.type !== HttpEventType.Response || !event.body) return;
    this.keep(event.body, nameIn(event.headers) ?? `report.${format}`);
    this.ended();
    this.toasts.show(this.words.say('export.done', { format: format.toUpperCase() }));
  }

  /** The headers come first: from then on the server is asked how many rows are written. */
  private follow(headers: HttpHeaders): void {
    const [id, total] = [headers.get('X-Export-Id'), headers.get('X-Total-Rows')];
    this.now.update((course) => course && { ...course, total: total === null ? null : Number(total) });
    if (!id) return;
    this.timer = setInterval(() => {
      const asked = { headers: { 'X-Background': '1' } };
      this.http.get<{ written: number; total: number | null }>(`/api/reports/exports/${id}`, asked).subscribe({
        next: ({ written, total: all }) => this.now.update((course) => course && { ...course, written, total: all }),
        error: () => clearInterval(this.timer),
      });
    }, ASKED_EVERY_MS);
  }

  private async failed(error: unknown): Promise<void> {
    const format = this.now()?.format ?? 'csv';
    this.ended();
    this.toasts.error((await detailOf(error)) ?? this.words.say('export.failed', { format: format.toUpperCase() }));
  }

  private ended(): void {
    clearInterval(this.timer);
    this.under = null;
    this.now.set(null);
  }

  private keep(content: Blob, name: string): void {
    const address = URL.createObjectURL(content);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  }
}

/** The name the server gave the file. */
function nameIn(headers: HttpHeaders): string | null {
  return /filename="([^"]+)"/.exec(headers.get('Content-Disposition') ?? '')?.[1] ?? null;
}

/** A refusal of a file comes as bytes too. */
async function detailOf(error: unknown): Promise<string | null> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return problemOf(error).detail ?? null;
  const told: unknown = JSON.parse((await error.error.text()) || 'null');
  if (typeof told !== 'object' || told === null || !('detail' in told)) return null;
  return typeof told.detail === 'string' ? told.detail : null;
}
