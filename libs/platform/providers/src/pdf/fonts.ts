import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Face {
  family: string;
  file: string;
  range: string;
  /** Whether a text needs it. */
  covers: RegExp;
}

const face = (family: string, file: string, range: string, covers: RegExp): Face => ({ family, file, range, covers });

/** The faces of the screen; the same names print alike on a machine without a single font. */
const FACES: readonly Face[] = [
  face('Inter', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', 'U+0000-00FF,U+2000-22FF', /./),
  face(
    'Inter',
    '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
    'U+0100-02BA,U+1E00-1E9F',
    /[Ā-ʺḀ-ẟ]/u,
  ),
  face(
    'Noto Sinhala',
    '@fontsource-variable/noto-sans-sinhala/files/noto-sans-sinhala-sinhala-wght-normal.woff2',
    'U+0D81-0DF4,U+200C-200D',
    /\p{Script=Sinhala}/u,
  ),
  face(
    'Noto Tamil',
    '@fontsource-variable/noto-sans-tamil/files/noto-sans-tamil-tamil-wght-normal.woff2',
    'U+0B82-0BFA,U+200C-200D',
    /\p{Script=Tamil}/u,
  ),
];

export const FONT_STACK = "Inter, 'Noto Sinhala', 'Noto Tamil', 'Noto Sans', 'DejaVu Sans', sans-serif";

const locate = createRequire(import.meta.url);
const read = new Map<string, string | null>();

/** A font as base64; null where the package is not installed: the machine’s own fonts have to do then. */
function contentOf(file: string): string | null {
  const known = read.get(file);
  if (known !== undefined) return known;
  const path = pathOf(file);
  const content = path && existsSync(path) ? readFileSync(path).toString('base64') : null;
  read.set(file, content);
  return content;
}

function pathOf(file: string): string | null {
  try {
    return locate.resolve(file);
  } catch {
    return null;
  }
}

/** The faces a text needs, inside the document: nothing is fetched when it is printed. */
export function fontFaces(text: string): string {
  return FACES.filter(({ covers }) => covers.test(text))
    .flatMap(({ family, file, range }) => {
      const content = contentOf(file);
      if (content === null) return [];
      const source = `url(data:font/woff2;base64,${content}) format('woff2')`;
      return `@font-face{font-family:'${family}';font-weight:100 900;src:${source};unicode-range:${range}}`;
    })
    .join('');
}
