import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideVolume2, LucideVolumeOff } from '@lucide/angular';
import type { WallLanguage } from '@cuspid/queue/contracts';
import { CallingVoice } from './calling-voice';

/** For whoever opens the screen: turns the sound on with the press a browser wants, and says which languages stay silent. */
@Component({
  selector: 'cd-wall-sound',
  imports: [LucideVolume2, LucideVolumeOff, TranslocoPipe],
  host: { class: 'wall-sounds' },
  template: `
    @if (voice.isOn()) {
      <input
        #loudness
        type="range"
        class="wall-volume"
        min="0"
        max="1"
        step="0.1"
        [value]="voice.volume()"
        [attr.aria-label]="'queue.wall.volume' | transloco"
        (input)="voice.setVolume(loudness.valueAsNumber)"
      />
    }
    <button type="button" class="wall-sound" (click)="voice.isOn() ? voice.turnOff() : voice.turnOn()">
      @if (voice.isOn()) {
        <svg lucideVolume2 [size]="20"></svg>{{ 'queue.wall.soundIsOn' | transloco }}
      } @else {
        <svg lucideVolumeOff [size]="20"></svg>{{ 'queue.wall.soundOn' | transloco }}
      }
    </button>
    @if (voice.isOn() && silent(); as names) {
      <p class="wall-silent">{{ 'queue.wall.noVoice' | transloco: { languages: names } }}</p>
    }
  `,
})
export class WallSound {
  readonly languages = input.required<readonly WallLanguage[]>();

  private readonly words = inject(TranslocoService);
  protected readonly voice = inject(CallingVoice);
  protected readonly silent = computed(() =>
    this.voice
      .silentIn(this.languages())
      .map((language) => this.words.translate(`queue.languages.${language}`))
      .join(', '),
  );
}
