import { computed, Directive, inject, input } from '@angular/core';
import { Hotkeys } from './hotkeys';
import { capsOf, isSingle } from './key-choices';

/**
 * The key beside what it does, as this person has to press it: `<kbd cdKey="n"></kbd>`. Not there when it is switched off.
 */
@Directive({
  selector: 'kbd[cdKey]',
  host: { '[textContent]': 'caps()', '[hidden]': 'isOff()' },
})
export class KeyCap {
  /** The usual key, as `Hotkeys` names it. */
  readonly usual = input.required<string>({ alias: 'cdKey' });

  private readonly hotkeys = inject(Hotkeys);
  private readonly key = computed(() => this.hotkeys.keyFor(this.usual()));
  protected readonly caps = computed(() => capsOf(this.key()).join(' '));
  protected readonly isOff = computed(() => !this.hotkeys.singleKeys() && isSingle(this.key()));
}
