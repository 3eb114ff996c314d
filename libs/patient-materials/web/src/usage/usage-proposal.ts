import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucideTriangleAlert } from '@lucide/angular';
import {
  MATERIAL,
  type ProposalDto,
  type ProposedLineDto,
  type RecordUsagesDto,
} from '@cuspid/patient-materials/contracts';
import { idempotencyKey, LiveEvents, rereads } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { UsageApi } from './usage-api';
import { UsageWords } from './usage-words';

/** What today's visit is likely to need, by the recipes of what is planned for it: taken all at once, or without what was not used. */
@Component({
  selector: 'cd-usage-proposal',
  imports: [Field, LucideCircleAlert, LucideTriangleAlert, TextInput, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './usage-proposal.html',
})
export class UsageProposal {
  readonly patientId = input.required<number>();
  readonly visitId = input.required<number>();
  readonly taken = output<number>();

  private readonly api = inject(UsageApi);
  private readonly words = inject(UsageWords);
  private key = idempotencyKey();
  private readonly read = httpResource<ProposalDto>(() => ({
    url: `/api/patients/${this.patientId()}/materials/proposal`,
    params: { visitId: this.visitId() },
  }));
  protected readonly max = MATERIAL;
  protected readonly reason = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** What there is to take; the rest is recorded already. */
  private readonly proposed = computed(() =>
    (this.read.hasValue() ? this.read.value().lines : []).filter(({ quantity }) => quantity > 0),
  );
  /** Lines the person says were not used; another proposal begins with all of them. */
  protected readonly left = linkedSignal<readonly ProposedLineDto[], ReadonlySet<number>>({
    source: this.proposed,
    computation: () => new Set(),
  });
  protected readonly procedures = computed(() =>
    [...new Set(this.proposed().map(({ procedure }) => procedure.name))].join(', '),
  );
  protected readonly lines = computed(() =>
    this.proposed().map((line) => {
      const there = thereOf(line);
      return {
        ...{ id: line.item.id, name: line.item.name, there },
        amount: this.words.amount(line.quantity, line.item.unit),
        lots: line.lots.map((lot) => this.words.lot(lot)).join(' · '),
        short: line.short ? this.words.say('short', { has: this.words.amount(there, line.item.unit) }) : null,
        clash: line.clashes.length ? this.words.clashes(line.clashes) : null,
        isTaken: there > 0 && !this.left().has(line.item.id),
      };
    }),
  );
  protected readonly count = computed(() => this.lines().filter(({ isTaken }) => isTaken).length);
  protected readonly needsReason = computed(() => this.lines().some(({ isTaken, clash }) => isTaken && clash !== null));

  constructor() {
    const reread = rereads(this.read);
    const live = inject(LiveEvents);
    live.on('materials', ({ patientId }) => (patientId === undefined || patientId === this.patientId()) && reread());
    live.on('inventory', reread);
  }

  protected toggle(itemId: number): void {
    this.left.update((left) => {
      const next = new Set(left);
      if (!next.delete(itemId)) next.add(itemId);
      return next;
    });
  }

  protected async takeAll(): Promise<void> {
    if (this.isBusy() || !this.count()) return;
    if (this.needsReason() && this.reason().trim().length < MATERIAL.reasonMin) {
      return this.problem.set(this.words.say('reasonMissing'));
    }
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const { items } = await this.api.recordAll(this.patientId(), this.sent(), this.key);
      this.key = idempotencyKey();
      this.reason.set('');
      this.taken.emit(items.length);
      this.read.reload();
    } catch (error) {
      this.problem.set(this.words.refusal(error, 'notRecorded'));
    } finally {
      this.isBusy.set(false);
    }
  }

  private sent(): RecordUsagesDto {
    const used = this.lines().filter(({ isTaken }) => isTaken);
    return {
      lines: used.map(({ id, there }) => ({ itemId: id, quantity: there })),
      visitId: this.visitId(),
      ...(this.needsReason() && { allergyReason: this.reason().trim() }),
    };
  }
}

/** What the stock has of what is to be taken. */
const thereOf = ({ lots }: ProposedLineDto): number => lots.reduce((sum, { quantity }) => sum + quantity, 0);
