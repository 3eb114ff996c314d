const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters other than tab and line ends are not XML, whatever they are escaped to.
const FORBIDDEN = /[\p{Cc}\uFFFE\uFFFF]/gu;

/**
 * Text that is safe inside SVG markup, in an attribute or between tags.
 * This is security code: the drawing goes into the page past Angular's sanitizer.
 */
export function esc(text: string): string {
  const clean = text.replace(FORBIDDEN, (char) => ('\t\n\r'.includes(char) ? ' ' : ''));
  return clean.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}
