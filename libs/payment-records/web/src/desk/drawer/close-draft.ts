import { computed, Injectable, signal } from '@angular/core';
import {
  CLOSING,
  type CloseDayDto,
  type DrawerMethodDto,
  type OpenDrawerDto,
  type PaymentMethod,
} from '@cuspid/payment-records/contracts';
import { idempotencyKey } from '@cuspid/platform/web';
import { NO_AMOUNT } from '@cuspid/ui';
import { differenceOf, facesOf, piecesOf, totalOf } from '../cash-count';

/** What was typed of a method that is not counted by notes and coins: null until something is. */
type Typed = Readonly<Partial<Record<PaymentMethod, number | null>>>;

/** A method of the drawer beside what was counted of it; `counted` is null while that is not known. */
export interface CountedLine extends DrawerMethodDto {
  /** Of cash, the float with it. */
  shouldBeMinor: number;
  /** More was given back than taken: what is counted went out. */
  goesOut: boolean;
  countedMinor: number | null;
}

/**
 * A count on its way: it outlives the sheet it is made in, so that nobody counts a drawer twice. Its key is one a drawer and
 * kept over retries; a posting meanwhile begins another one, with what was counted still there.
 */
@Injectable()
export class CloseDraft {
  private readonly drawer = signal<OpenDrawerDto | null>(null);
  private key = idempotencyKey();
  /** Whose drawer and which currency the count is of. */
  private about = '';
  /** It was sent and nothing came back: what was sent must not change until it is known what became of it. */
  private isUnsure = false;

  readonly float = signal<number | null>(null);
  readonly faces = computed(() => facesOf(this.drawer()?.currency ?? ''));
  /** Cash as one amount, where its notes are not known or nobody wants to say them. */
  readonly isWhole = signal(false);
  readonly pieces = signal<Readonly<Record<number, string>>>({});
  readonly typed = signal<Typed>({});
  readonly reason = signal('');
  readonly note = signal('');

  readonly byFaces = computed(() => this.faces().length > 0 && !this.isWhole());
  readonly wrongPieces = computed(() =>
    this.faces().filter((face) => piecesOf(this.pieces()[face] ?? '', CLOSING.piecesMax) === null),
  );
  private readonly counted = computed(() =>
    Object.fromEntries(this.faces().map((face) => [face, piecesOf(this.pieces()[face] ?? '', CLOSING.piecesMax) ?? 0])),
  );
  readonly lines = computed(() => (this.drawer()?.methods ?? []).map((method) => this.lineOf(method)));
  /** Null until everything is counted. */
  readonly difference = computed(() => {
    const lines = this.lines();
    const sum = (of: (line: CountedLine) => number) => lines.reduce((total, line) => total + of(line), 0);
    if (lines.some(({ countedMinor }) => countedMinor === null)) return null;
    return differenceOf(
      sum(({ shouldBeMinor }) => shouldBeMinor),
      sum(({ countedMinor }) => countedMinor ?? 0),
    );
  });
  /** Also where too much by one method makes up for too little by another. */
  readonly needsReason = computed(() =>
    this.lines().some(({ countedMinor, shouldBeMinor }) => countedMinor !== null && countedMinor !== shouldBeMinor),
  );

  /** Takes the drawer as it is now; another drawer begins a count of its own. */
  show(drawer: OpenDrawerDto, cashierId: number): void {
    if (this.isUnsure) return;
    const about = `${cashierId} ${drawer.currency}`;
    if (about !== this.about) this.begin(about);
    else if (drawer.lastPostingId !== this.drawer()?.lastPostingId) this.key = idempotencyKey();
    this.drawer.set(drawer);
  }

  count(method: PaymentMethod, amountMinor: number | null): void {
    this.typed.update((typed) => ({ ...typed, [method]: amountMinor }));
  }

  countPieces(face: number, many: string): void {
    this.pieces.update((pieces) => ({ ...pieces, [face]: many }));
  }

  facesTotal(): number {
    return totalOf(this.counted());
  }

  piecesTotal(face: number): number {
    return face * (this.counted()[face] ?? 0);
  }

  /** What is sent, with the key it is sent under; null while something is not counted. */
  sent(password: string, cashierId: number | undefined): { count: CloseDayDto; key: string } | null {
    const drawer = this.drawer();
    const counts = this.lines().flatMap(({ method, countedMinor }) =>
      countedMinor === null ? [] : [{ method, countedMinor }],
    );
    if (!drawer || counts.length < this.lines().length || this.wrongPieces().length) return null;
    const hasCash = counts.some(({ method }) => method === 'CASH');
    const faces = Object.entries(this.counted()).filter(([, count]) => count > 0);
    const count: CloseDayDto = {
      currency: drawer.currency,
      counts,
      floatMinor: this.float() ?? 0,
      lastPostingId: drawer.lastPostingId,
      currentPassword: password,
      ...(cashierId !== undefined && { cashierId }),
      ...(hasCash &&
        this.byFaces() && { denominations: faces.map(([face, many]) => ({ valueMinor: Number(face), count: many })) }),
      ...(this.needsReason() && { reason: this.reason().trim() }),
      ...(this.note().trim() && { note: this.note().trim() }),
    };
    return { count, key: this.key };
  }

  /** Whether an answer came. */
  answered(hasAnswer: boolean): void {
    this.isUnsure = !hasAnswer;
  }

  /** Closed: what comes next is counted anew. */
  done(): void {
    this.begin('');
  }

  private begin(about: string): void {
    this.about = about;
    this.isUnsure = false;
    this.key = idempotencyKey();
    this.float.set(null);
    this.isWhole.set(false);
    this.pieces.set({});
    this.typed.set({});
    this.reason.set('');
    this.note.set('');
  }

  private lineOf(method: DrawerMethodDto): CountedLine {
    const isCash = method.method === 'CASH';
    const shouldBeMinor = method.expectedMinor + (isCash ? this.floatMinor() : 0);
    const goesOut = shouldBeMinor < 0;
    return { ...method, shouldBeMinor, goesOut, countedMinor: this.countedOf(method.method, goesOut) };
  }

  private countedOf(method: PaymentMethod, goesOut: boolean): number | null {
    if (method === 'CASH' && this.byFaces()) return this.facesTotal();
    const typed = this.typed()[method] ?? null;
    if (typed === null || typed === NO_AMOUNT) return null;
    return goesOut && typed !== 0 ? -typed : typed;
  }

  private floatMinor(): number {
    const float = this.float();
    return float === null || float === NO_AMOUNT ? 0 : float;
  }
}
