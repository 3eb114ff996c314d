import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { CallDto, WallLanguage } from '@cuspid/queue/contracts';
import { remember, remembered } from '@cuspid/platform/web';
import { SpokenWords } from './spoken-words';
import { spoken } from './wall-words';

/** Two soft tones, a falling third. */
const TONES = [
  { hertz: 659.25, at: 0 },
  { hertz: 523.25, at: 0.35 },
] as const;
const SPEAK_AFTER_MS = 1300;
const KEY = 'wall.volume';
const LOUDEST = 0.5;

/**
 * The chime and the spoken call, in each language of the screen this device has a voice for; calls one after another. Browsers
 * are silent until somebody has touched the page: `turnOn` from a press.
 */
@Injectable()
export class CallingVoice {
  private readonly speech = inject(SpokenWords);
  private audio: AudioContext | null = null;
  private readonly on = signal(false);
  private readonly loud = signal(Math.min(1, Math.max(0, Number(remembered(KEY) ?? 0.8))));
  /** Calls that are still to be said. */
  private said: Promise<void> = Promise.resolve();
  readonly isOn = this.on.asReadonly();
  /** From 0 to 1; kept on this device. */
  readonly volume = this.loud.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.turnOff());
  }

  async turnOn(): Promise<void> {
    if (typeof AudioContext === 'undefined') return;
    this.audio ??= new AudioContext();
    await this.audio.resume();
    this.on.set(this.audio.state === 'running');
    if (this.on()) this.chime();
  }

  turnOff(): void {
    this.on.set(false);
    this.speech.stop();
    void this.audio?.close();
    this.audio = null;
  }

  setVolume(volume: number): void {
    this.loud.set(volume);
    remember(KEY, String(volume));
  }

  /** The languages of the screen this device cannot speak. */
  silentIn(languages: readonly WallLanguage[]): WallLanguage[] {
    return languages.filter((language) => !this.speech.voiceFor(language));
  }

  /** Chimes, then says "Ticket A 1 7, Chair 6" in each language; behind the calls that are still being said. */
  call(call: CallDto, languages: readonly WallLanguage[]): void {
    this.said = this.said.then(() => this.announce(call, languages));
  }

  private async announce(call: CallDto, languages: readonly WallLanguage[]): Promise<void> {
    if (!this.on()) return;
    this.chime();
    await new Promise((resolve) => setTimeout(resolve, SPEAK_AFTER_MS));
    for (const language of languages) {
      if (this.on()) await this.speech.say(spoken(call, language), language, this.loud());
    }
  }

  private chime(): void {
    const audio = this.audio;
    if (!audio) return;
    const peak = Math.max(0.0002, this.loud() * LOUDEST);
    for (const { hertz, at } of TONES) {
      const start = audio.currentTime + at;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(peak, start + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.9);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 1);
    }
  }
}
