import { computed, inject, Injectable, signal } from '@angular/core';
import type { InventoryItemDto, InventoryLotDto, ScanDto } from '@cuspid/inventory/contracts';
import { clashesOf, MATERIAL, type RecordedUsageDto, type RecordUsageDto } from '@cuspid/patient-materials/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, dayText, idempotencyKey, problemOf } from '@cuspid/platform/web';
import { UsageApi } from './usage-api';
import { UsageWords } from './usage-words';

const WHOLE = /^\d{1,5}$/;

/** What was scanned or found, and is about to be recorded: item, lot, amount, and what stands against it. */
@Injectable()
export class UsageEntry {
  private readonly api = inject(UsageApi);
  private readonly words = inject(UsageWords);
  private readonly clock = inject(ClinicClock);
  private readonly open = inject(OpenPatient, { optional: true });
  private key = idempotencyKey();

  readonly item = signal<InventoryItemDto | null>(null);
  readonly lots = signal<readonly InventoryLotDto[] | null>(null);
  /** The lot that was scanned or chosen; null: those that expire first. */
  readonly lotId = signal<number | null>(null);
  readonly amount = signal('1');
  readonly purpose = signal('');
  readonly reason = signal('');
  /** Why it must not be used at all: it has expired. */
  readonly stop = signal<string | null>(null);
  /** What is worth knowing and stops nothing. */
  readonly note = signal<string | null>(null);
  readonly problem = signal<string | null>(null);
  readonly isBusy = signal(false);
  /** The server knows of an allergy that this screen does not. */
  private readonly told = signal<readonly { alert: string; material: string }[]>([]);

  readonly clashes = computed(() => {
    const item = this.item();
    const alerts = this.open?.shownAlerts()?.items ?? [];
    const allergies = alerts.filter(({ kind }) => kind === 'ALLERGY').map(({ label }) => label);
    const known = item ? clashesOf(item, allergies) : [];
    return this.told().length ? this.told() : known;
  });
  readonly usable = computed(() => (this.lots() ?? []).filter((lot) => !this.isExpired(lot)));
  /** The lot it comes from: the chosen one, else the one that expires first. */
  readonly lot = computed(() => {
    const id = this.lotId();
    return this.usable().find((lot) => lot.id === id) ?? this.usable()[0] ?? null;
  });
  readonly quantity = computed(() => {
    const text = this.amount().trim();
    const many = WHOLE.test(text) ? Number(text) : 0;
    return many >= 1 && many <= MATERIAL.quantityMax ? many : null;
  });

  /** What a scanner read. The item and lot are proposed; what is unknown or has expired is said. */
  async scanned(code: string): Promise<void> {
    this.clear();
    this.isBusy.set(true);
    try {
      const scan = await this.api.scan(code);
      if (!scan.item) return this.problem.set(this.words.say('unknownCode', { code: scan.gtin ?? code }));
      await this.choose(scan.item, scan);
    } catch (error) {
      this.problem.set(this.words.refusal(error, 'scanFailed'));
    } finally {
      this.isBusy.set(false);
    }
  }

  async choose(item: InventoryItemDto, scan?: ScanDto): Promise<void> {
    this.clear();
    this.item.set(item);
    if (scan?.isExpired) {
      const day = scan.expiresOn ? dayText(scan.expiresOn) : '';
      this.stop.set(this.words.say('expired', { lot: scan.lotNumber ?? '', day }));
    }
    try {
      const { items } = await this.api.lots(item.id);
      if (this.item() !== item) return;
      this.lots.set(items);
      if (scan?.lot && !scan.isExpired) this.lotId.set(scan.lot.id);
      if (scan?.lotNumber && !scan.lot && !scan.isExpired) {
        this.note.set(this.words.say('otherLot', { number: scan.lotNumber }));
      }
    } catch (error) {
      this.problem.set(this.words.refusal(error, 'lotsFailed'));
    }
  }

  /** What was recorded; null when something stands against it, which is then said. */
  async record(patientId: number, visitId: number | null): Promise<RecordedUsageDto | null> {
    const what = this.isBusy() ? null : this.sent(visitId);
    if (!what) return null;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const recorded = await this.api.record(patientId, what, this.key);
      this.clear();
      return recorded;
    } catch (error) {
      this.refused(error);
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }

  clear(): void {
    this.key = idempotencyKey();
    for (const one of [this.item, this.lots, this.lotId, this.stop, this.note, this.problem]) one.set(null);
    this.amount.set('1');
    this.purpose.set('');
    this.reason.set('');
    this.told.set([]);
  }

  isExpired({ expiresOn }: InventoryLotDto): boolean {
    return expiresOn !== null && expiresOn < this.clock.today();
  }

  private sent(visitId: number | null): RecordUsageDto | null {
    const [item, quantity, reason] = [this.item(), this.quantity(), this.reason().trim()];
    if (!item || this.stop()) return null;
    const missing = this.missing(quantity, reason);
    this.problem.set(missing && this.words.say(missing));
    if (missing || quantity === null) return null;
    const lotId = this.lotId();
    return {
      ...{ itemId: item.id, quantity },
      ...(lotId !== null && { lotId }),
      ...(visitId !== null && { visitId }),
      ...(this.purpose().trim() && { purpose: this.purpose().trim() }),
      ...(this.clashes().length && { allergyReason: reason }),
    };
  }

  private missing(quantity: number | null, reason: string): string | null {
    if (quantity === null) return 'amountWrong';
    return this.clashes().length && reason.length < MATERIAL.reasonMin ? 'reasonMissing' : null;
  }

  private refused(error: unknown): void {
    const { code, conflict } = problemOf(error);
    if (code === 'allergy-clash') this.told.set(clashesIn(conflict));
    this.problem.set(this.words.refusal(error, 'notRecorded'));
  }
}

/** What a refusal names. */
function clashesIn(conflict: unknown): readonly { alert: string; material: string }[] {
  if (typeof conflict !== 'object' || conflict === null || !('clashes' in conflict)) return [];
  const { clashes } = conflict;
  return Array.isArray(clashes) ? clashes.filter(isClash) : [];
}

const isClash = (one: unknown): one is { alert: string; material: string } =>
  typeof one === 'object' && one !== null && 'alert' in one && 'material' in one;
