import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideCloudOff, LucideLoader } from '@lucide/angular';
import { Recording } from './recording';

/** Whether what is on the screen is saved: said in words, and to whoever listens when it is not. */
@Component({
  selector: 'cd-perio-save-state',
  imports: [LucideCheck, LucideCloudOff, LucideLoader, TranslocoPipe],
  host: {
    class: 'inline-flex items-center gap-1.5 text-small font-medium',
    '[class]': 'tone()',
    '[attr.data-state]': 'recording.state()',
  },
  template: `
    @if (isBad()) {
      <svg lucideCloudOff [size]="14"></svg>
    } @else if (recording.state() === 'saved') {
      <svg lucideCheck [size]="14"></svg>
    } @else {
      <svg lucideLoader [size]="14"></svg>
    }
    <span [attr.role]="isBad() ? 'alert' : null">{{ 'perio.save.' + recording.state() | transloco }}</span>
    @if (recording.state() === 'refused' && recording.problem()?.detail; as detail) {
      <span>{{ detail }}</span>
    }
    @if (recording.state() === 'failed') {
      <button type="button" class="btn btn-small" (click)="recording.flush()">
        {{ 'perio.save.again' | transloco }}
      </button>
    }
  `,
})
export class SaveStateLine {
  protected readonly recording = inject(Recording);
  protected readonly isBad = computed(() => ['failed', 'refused', 'clash'].includes(this.recording.state()));
  protected readonly tone = computed(() => (this.isBad() ? 'text-red' : 'text-ink-3'));
}
