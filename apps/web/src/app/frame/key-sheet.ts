import { Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { capsOf, Hotkeys } from '@cuspid/platform/web';

/** Every key that works on the page that shows. */
@Component({
  selector: 'cd-key-sheet',
  imports: [LucideX, RouterLink, TranslocoPipe],
  template: `
    <dialog #dialog class="dialog" aria-labelledby="cd-keys" closedby="any">
      <div class="flex items-center">
        <h2 id="cd-keys" class="text-title">{{ 'keys.title' | transloco }}</h2>
        <button type="button" class="icon-btn ml-auto" [attr.aria-label]="'ui.close' | transloco" (click)="close()">
          <svg lucideX></svg>
        </button>
      </div>
      @for (group of groups(); track group.name) {
        <h3 class="mt-4 mb-1">{{ group.name }}</h3>
        <dl class="grid grid-cols-[1fr_auto] gap-y-1.5 items-center">
          @for (key of group.keys; track key.keys) {
            <dt>{{ key.label }}</dt>
            <dd class="flex gap-1">
              @for (cap of capsOf(key.keys); track $index) {
                <kbd>{{ cap }}</kbd>
              }
            </dd>
          }
        </dl>
      }
      <p class="mt-5">
        <a class="link" routerLink="/settings/keys" (click)="close()">{{ 'keys.change' | transloco }}</a>
      </p>
    </dialog>
  `,
})
export class KeySheet {
  private readonly hotkeys = inject(Hotkeys);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly capsOf = capsOf;
  protected readonly groups = computed(() => {
    const all = this.hotkeys.all();
    const names = [...new Set(all.map((key) => key.group))];
    return names.map((name) => ({ name, keys: all.filter((key) => key.group === name) }));
  });

  open(): void {
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }
}
