import words from '../i18n/wall.json';

/** The languages a waiting-room screen shows beside English, all at once, in this order. */
export const WALL_LANGUAGES = ['si', 'ta'] as const;
export type WallLanguage = (typeof WALL_LANGUAGES)[number];

/** A fixed sentence of the screen in the languages beside English. */
export function beside(key: keyof (typeof words)['si']): { language: WallLanguage; text: string }[] {
  return WALL_LANGUAGES.map((language) => ({ language, text: words[language][key] }));
}

/**
 * A room in the languages beside English: the word for a chair or a room, and its number. Nothing for a room with a name
 * of its own: that is not ours to translate.
 */
export function roomBeside(room: string): { language: WallLanguage; text: string }[] {
  const [, kind, number] = /^(chair|room)\s+(\w{1,4})$/i.exec(room) ?? [];
  if (!kind || !number) return [];
  return beside(kind.toLowerCase() === 'chair' ? 'chair' : 'room').map(({ language, text }) => ({
    language,
    text: `${text} ${number}`,
  }));
}
