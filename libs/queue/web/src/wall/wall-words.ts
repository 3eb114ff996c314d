import type { CallDto, WallLanguage } from '@cuspid/queue/contracts';
import words from '../i18n/wall.json';

/** A sentence of the screen in one of its languages. */
export interface WallWord {
  language: WallLanguage;
  text: string;
}

/** A fixed sentence of the screen in each of its languages, in their order. */
export function inEach(key: keyof (typeof words)['en'], languages: readonly WallLanguage[]): WallWord[] {
  return languages.map((language) => ({ language, text: words[language][key] }));
}

/**
 * A room in each language: the word for a chair or a room, and its number. A room with a name of its own is told by that name
 * alone: it is not ours to translate.
 */
export function roomIn(room: string, languages: readonly WallLanguage[]): WallWord[] {
  const [, kind, number] = /^(chair|room)\s+(\w{1,4})$/i.exec(room) ?? [];
  if (!kind || !number) return languages.slice(0, 1).map((language) => ({ language, text: room }));
  return inEach(kind.toLowerCase() === 'chair' ? 'chair' : 'room', languages).map(({ language, text }) => ({
    language,
    text: `${text} ${number}`,
  }));
}

/** A call as it is said: the number digit by digit, for "seventeen" and "seventy" sound alike in a full room. */
export function spoken({ ticket, room }: CallDto, language: WallLanguage): string {
  const digits = ticket.replace(/\d+/g, (number) => [...number].join(' '));
  const place = room === null ? '' : (roomIn(room, [language])[0]?.text ?? room);
  return [`${words[language].ticket} ${digits}`, place].filter(Boolean).join(', ');
}
