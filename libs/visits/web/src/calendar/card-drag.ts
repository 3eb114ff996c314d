import { Directive, input, output } from '@angular/core';
import type { VisitDto } from '@cuspid/visits/contracts';

/** A hand shakes this much without meaning to drag. */
const SLACK_PX = 4;

export interface Hold {
  x: number;
  y: number;
}

/** Lifts a card with the mouse. Fingers scroll with the same gesture: there the button in the inspector lifts it. */
@Directive({
  selector: '[cdCardDrag]',
  host: {
    '(pointerdown)': 'down($event)',
    '(pointermove)': 'move($event)',
    '(pointerup)': 'up($event)',
    '(pointercancel)': 'stop()',
    '(click)': 'swallow($event)',
  },
})
export class CardDrag {
  /** The visit under the hand; null when it may not be moved. */
  readonly visit = input.required<VisitDto | null>({ alias: 'cdCardDrag' });
  /** How far below the top of the card the hand took it, in pixels. */
  readonly lifted = output<number>();
  readonly carried = output<Hold>();
  readonly dropped = output<void>();

  private from: { x: number; y: number; grip: number } | null = null;
  private isCarried = false;

  protected down(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch' || !this.visit()) return;
    const card = event.currentTarget;
    if (!(card instanceof HTMLElement)) return;
    this.from = { x: event.clientX, y: event.clientY, grip: event.clientY - card.getBoundingClientRect().top };
    this.isCarried = false;
  }

  protected move(event: PointerEvent): void {
    if (!this.from) return;
    const far = Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y);
    if (!this.isCarried && far < SLACK_PX) return;
    if (!this.isCarried) {
      this.isCarried = true;
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.setPointerCapture(event.pointerId);
      this.lifted.emit(this.from.grip);
    }
    this.carried.emit({ x: event.clientX, y: event.clientY - this.from.grip });
  }

  protected up(event: PointerEvent): void {
    if (this.isCarried) {
      event.preventDefault();
      this.dropped.emit();
    }
    this.from = null;
  }

  protected stop(): void {
    this.from = null;
  }

  /** Letting go is a click too, and means nothing more. */
  protected swallow(event: Event): void {
    if (!this.isCarried) return;
    this.isCarried = false;
    event.stopImmediatePropagation();
    event.preventDefault();
  }
}
