import { Component, input, output } from '@angular/core';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { ChargeSheet } from '../charge/charge-sheet';
import { AllocateSheet } from '../giving/allocate-sheet';
import { RefundSheet } from '../giving/refund-sheet';
import { ReverseSheet } from '../giving/reverse-sheet';
import { InvoiceSheet } from '../invoices/invoice-sheet';
import { TakePayment } from '../take/take-payment';
import { PostingDetail } from './posting-detail';

export interface SideAsked {
  sheet: 'line' | 'take' | 'charge' | 'invoice' | 'refund' | 'reverse' | 'allocate';
}

/** The one sheet beside the ledger. */
@Component({
  selector: 'cd-side-sheet',
  imports: [AllocateSheet, ChargeSheet, InvoiceSheet, PostingDetail, RefundSheet, ReverseSheet, TakePayment],
  host: { class: 'absolute inset-y-0 right-0 z-10 max-w-full desk:contents' },
  template: `
    @switch (asked().sheet) {
      @case ('take') {
        <cd-take-payment [patientId]="patientId()" (closed)="closed.emit()" (posted)="posted.emit($event)" />
      }
      @case ('charge') {
        <cd-charge-sheet [patientId]="patientId()" (closed)="closed.emit()" (posted)="posted.emit($event)" />
      }
      @case ('invoice') {
        <cd-invoice-sheet [patientId]="patientId()" (closed)="closed.emit()" (issued)="viewed.emit('invoices')" />
      }
      @case ('refund') {
        <cd-refund-sheet (closed)="closed.emit()" (posted)="posted.emit($event)" />
      }
      @case ('reverse') {
        <cd-reverse-sheet (closed)="closed.emit()" (posted)="posted.emit($event)" />
      }
      @case ('allocate') {
        <cd-allocate-sheet (closed)="closed.emit()" (posted)="posted.emit($event)" />
      }
      @default {
        <cd-posting-detail
          [mayRecord]="mayRecord()"
          (closed)="closed.emit()"
          (acted)="acted.emit($event)"
          (picked)="picked.emit($event)"
        />
      }
    }
  `,
})
export class SideSheet {
  readonly asked = input.required<SideAsked>();
  readonly patientId = input.required<number>();
  readonly mayRecord = input(false);
  readonly closed = output<void>();
  /** Something is to be done with the line. */
  readonly acted = output<'refund' | 'reverse' | 'allocate'>();
  /** Another line is to be looked at. */
  readonly picked = output<number>();
  readonly posted = output<PostingDto>();
  /** Another list is to be shown. */
  readonly viewed = output<string>();
}
