import { Injectable, signal } from '@angular/core';
import type { WallLanguage } from '@cuspid/queue/contracts';

/** A sentence nobody hears the end of must not hold up the next call. */
const LONGEST_MS = 12_000;

/** What this device can say aloud: it has a voice for a language, or it has none. */
@Injectable()
export class SpokenWords {
  private readonly voices = signal<readonly SpeechSynthesisVoice[]>([]);

  constructor() {
    const speech = globalThis.speechSynthesis;
    const look = () => this.voices.set(speech?.getVoices() ?? []);
    look();
    // Some browsers know their voices only a moment later.
    speech?.addEventListener?.('voiceschanged', look);
  }

  voiceFor(language: WallLanguage): SpeechSynthesisVoice | null {
    return this.voices().find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language) ?? null;
  }

  /** Says it and resolves when it is said; at once where there is no voice for the language. */
  say(text: string, language: WallLanguage, volume: number): Promise<void> {
    const voice = this.voiceFor(language);
    if (!voice) return Promise.resolve();
    const words = new SpeechSynthesisUtterance(text);
    Object.assign(words, { voice, lang: voice.lang, rate: 0.85, volume });
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(), LONGEST_MS);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      words.addEventListener('end', done);
      words.addEventListener('error', done);
      globalThis.speechSynthesis.speak(words);
    });
  }

  stop(): void {
    globalThis.speechSynthesis?.cancel();
  }
}
