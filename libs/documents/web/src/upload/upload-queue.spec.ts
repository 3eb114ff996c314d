import {
  HttpErrorResponse,
  HttpHandlerFn,
  HttpRequest,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { firstValueFrom, Observable, of, throwError } from 'rxjs';
import english from '../i18n/en.json';
import { keptUploads } from './kept-uploads';
import { PIECE_FIRST, type Upload } from './upload';
import { UploadQueue } from './upload-queue';

const SIZE = 900_000;
const SAME = { id: 41, name: 'opg.jpg', type: 'RADIOGRAPH', uploadedAt: '2026-05-12T05:00:00.000Z', isBinned: false };

/** A server as the API describes it: it counts the bytes it has, refuses a wrong offset, and can be out of reach. */
class Server {
  received = 0;
  pieces: number[] = [];
  most = 0;
  isCut = false;
  /** Takes the piece, and the connection breaks before the answer. */
  losesNextAnswer = false;
  sameAs: typeof SAME | null = null;
  refusal: { status: number; code: string; detail: string } | null = null;
  completed: unknown[] = [];
  private now = 0;

  readonly answer = (request: HttpRequest<unknown>, _next: HttpHandlerFn): Observable<HttpResponse<unknown>> => {
    this.most = Math.max(this.most, ++this.now);
    return new Observable((answer) => {
      const timer = setTimeout(() => {
        this.now--;
        this.work(request).subscribe(answer);
      });
      return () => clearTimeout(timer);
    });
  };

  private work({ method, url, body, headers }: HttpRequest<unknown>): Observable<HttpResponse<unknown>> {
    if (this.isCut) return throwError(() => new HttpErrorResponse({ status: 0 }));
    if (url.endsWith('/complete')) return this.complete(body);
    if (method === 'PUT' && body instanceof Blob) {
      const offset = Number(headers.get('Upload-Offset'));
      if (offset !== this.received) return this.refuse(409, 'upload-offset', 'elsewhere');
      this.received += body.size;
      this.pieces.push(body.size);
      if (this.losesNextAnswer) {
        this.losesNextAnswer = false;
        return throwError(() => new HttpErrorResponse({ status: 0 }));
      }
    }
    return of(new HttpResponse({ body: this.state() }));
  }

  private complete(body: unknown): Observable<HttpResponse<unknown>> {
    this.completed.push(body);
    if (this.refusal) return this.refuse(this.refusal.status, this.refusal.code, this.refusal.detail);
    return of(new HttpResponse({ body: { id: 50, name: 'photo.png' } }));
  }

  private refuse(status: number, code: string, detail: string): Observable<never> {
    return throwError(() => new HttpErrorResponse({ status, error: { status, code, detail } }));
  }

  private state() {
    const { received: receivedBytes, sameAs } = this;
    const fixed = { id: 9, patientId: 7, name: 'photo.png', state: 'OPEN', bytes: SIZE, chunkBytes: 400_000 };
    return { ...fixed, receivedBytes, sameAs, expiresAt: '2026-11-24T00:00:00.000Z', documentId: null };
  }
}

async function room() {
  const server = new Server();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([server.answer])),
      { provide: Session, useValue: { user: signal({ id: 5 }) } },
    ],
  });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load('en'));
  words.setTranslation({ documents: english }, 'en');
  const queue = TestBed.inject(UploadQueue);
  const one = () => queue.all()[0];
  const until = async (phase: Upload['phase']) => {
    for (let turn = 0; turn < 400 && one()?.phase !== phase; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(one()?.phase).toBe(phase);
  };
  return { server, queue, one, until };
}

const file = (name = 'photo.png') => new File([new Uint8Array(SIZE)], name, { type: 'image/png' });

describe('an upload', () => {
  afterEach(() => sessionStorage.clear());

  it('goes in pieces, is told whole, and leaves nothing behind on the device', async () => {
    const { server, queue, one, until } = await room();
    queue.add(7, [file()]);
    await until('done');
    expect(server.received).toBe(SIZE);
    expect(server.pieces.length).toBeGreaterThan(1);
    expect(Math.max(...server.pieces)).toBeLessThanOrEqual(400_000);
    expect(one()).toMatchObject({ file: null, document: { id: 50 }, onServer: null });
    expect(keptUploads()).toEqual([]);
  });

  it('goes on by itself after the connection was lost, from the byte the server has', async () => {
    const { server, queue, until } = await room();
    server.losesNextAnswer = true;
    queue.add(7, [file()]);
    await until('waiting');
    expect(server.received).toBe(PIECE_FIRST);
    globalThis.dispatchEvent(new Event('online'));
    await until('done');
    // The piece whose answer was lost is not sent twice.
    expect(server.pieces.reduce((sum, piece) => sum + piece, 0)).toBe(SIZE);
  });

  it('waits while the server is out of reach, and only its numbers lie on the device meanwhile', async () => {
    const { server, queue, one, until } = await room();
    server.losesNextAnswer = true;
    queue.add(7, [file()]);
    await until('waiting');
    server.isCut = true;
    globalThis.dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(one()?.phase).toBe('waiting');
    expect(sessionStorage.getItem('cuspid.uploads')).toBe('[{"id":9,"patientId":7}]');
    const leaving = new Event('beforeunload', { cancelable: true });
    expect(globalThis.dispatchEvent(leaving)).toBe(false);
    server.isCut = false;
    globalThis.dispatchEvent(new Event('online'));
    await until('done');
    expect(globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
  });

  it('asks before it sends a byte of what the patient has already', async () => {
    const { server, queue, one, until } = await room();
    server.sameAs = SAME;
    queue.add(7, [file()]);
    await until('asking');
    expect(server.received).toBe(0);
    queue.keepBoth(one()?.key ?? '');
    await until('done');
    expect(server.completed).toEqual([{ again: true }]);
  });

  it('stops when it is paused and goes on from there', async () => {
    const { server, queue, one, until } = await room();
    queue.add(7, [file()]);
    await until('sending');
    queue.pause(one()?.key ?? '');
    await until('paused');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(one()?.phase).toBe('paused');
    queue.resume(one()?.key ?? '');
    await until('done');
    expect(server.received).toBe(SIZE);
  });

  it('is refused in the server’s words, and begins anew when it is tried again', async () => {
    const { server, queue, one, until } = await room();
    server.refusal = { status: 415, code: 'file-kind-refused', detail: 'This is a program, which is not kept here.' };
    queue.add(7, [file()]);
    await until('refused');
    expect(one()).toMatchObject({ problem: server.refusal.detail, onServer: null, sent: 0 });
    server.refusal = null;
    server.received = 0;
    queue.resume(one()?.key ?? '');
    await until('done');
  });

  it('is not begun with an empty file', async () => {
    const { queue, one } = await room();
    queue.add(7, [new File([], 'empty.txt')]);
    expect(one()).toMatchObject({ phase: 'refused', problem: 'The file is empty.' });
  });

  it('tells what became of it to who is elsewhere, and to nobody who sees it', async () => {
    const { queue, until } = await room();
    queue.watched.set(7);
    queue.add(7, [file()]);
    await until('done');
    expect(TestBed.inject(Toasts).all()).toEqual([]);
    queue.watched.set(null);
    queue.tidy(7);
    queue.add(7, [file()]);
    await until('done');
    expect(
      TestBed.inject(Toasts)
        .all()
        .map(({ text }) => text),
    ).toEqual(['photo.png is uploaded']);
  });

  it('that went through a reload takes the same file only, and sends what is missing', async () => {
    sessionStorage.setItem('cuspid.uploads', '[{"id":9,"patientId":7}]');
    const { server, queue, one, until } = await room();
    server.received = 500_000;
    await until('fileGone');
    expect(queue.choose(one()?.key ?? '', file('other.png'))).toBe(false);
    expect(queue.choose(one()?.key ?? '', file())).toBe(true);
    await until('done');
    expect(server.pieces.reduce((sum, piece) => sum + piece, 0)).toBe(SIZE - 500_000);
  });
});
