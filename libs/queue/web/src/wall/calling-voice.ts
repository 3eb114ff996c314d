import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { CallDto } from '@cuspid/queue/contracts';

/** Two soft tones, a falling third. */
const TONES = [
  { hertz: 659.25, at: 0 },
  { hertz: 523.25, at: 0.35 },
] as const;
const SPEAK_AFTER_MS = 1300;

/** The chime and the spoken call. Browsers are silent until somebody has touched the page: `turnOn` from a press. */
@Injectable()
export class CallingVoice {
  private audio: AudioContext | null = null;
  private readonly on = signal(false);
  readonly isOn = this.on.asReadonly();

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
    globalThis.speechSynthesis?.cancel();
    void this.audio?.close();
    this.audio = null;
  }

  /** Chimes, then says "A 17, Chair 6" where the device can speak. */
  call({ ticket, room }: CallDto): void {
    if (!this.on()) return;
    this.chime();
    setTimeout(() => this.say([ticket, room].filter(Boolean).join(', ')), SPEAK_AFTER_MS);
  }

  private say(text: string): void {
    if (!this.on() || typeof SpeechSynthesisUtterance === 'undefined') return;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = 'en';
    words.rate = 0.85;
    globalThis.speechSynthesis?.speak(words);
  }

  private chime(): void {
    const audio = this.audio;
    if (!audio) return;
    for (const { hertz, at } of TONES) {
      const start = audio.currentTime + at;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.4, start + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.9);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 1);
    }
  }
}
