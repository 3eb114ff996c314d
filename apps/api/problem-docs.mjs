import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Every refusal is a class with a stable code; the page of the codes is made of those classes while the API is bundled,
 * so that it names each of them, in the words that stand beside it.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['libs/*/api/src/**/*.ts', 'libs/platform/providers/src/**/*.ts', 'apps/api/src/**/*.ts'];
const CLASS = /(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*)?export class \w+ extends (\w+) \{([\s\S]*?)\n\}/g;
/** Whose status a class has that does not say its own. */
const INHERITED = { Invalid: 422 };

const textOf = (comment) =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .trim();

/** The sentence a class says, with an ellipsis where it puts in a name or a number; none that it puts together. */
function saidIn(body) {
  const [, , said = ''] = /(?:super\(|message = )\s*(['`])(.*?)\1/s.exec(body) ?? [];
  const plain = said.replace(/\$\{[\w.]+\}/g, '…');
  return plain.includes('${') ? '' : plain;
}

/** When the code is answered: what the class says, unless that hangs on what it puts in and its docstring does not. */
function whenOf(comment, body) {
  const said = saidIn(body);
  return said && !(comment && said.includes('…')) ? said : textOf(comment ?? '');
}

function problemsIn(source) {
  return [...source.matchAll(CLASS)].flatMap(([, comment, parent, body]) => {
    const code = /readonly code(?:: \w+)? = '([a-z-]+)'/.exec(body)?.[1];
    if (!code) return [];
    const status = Number(/readonly status = (\d+)/.exec(body)?.[1] ?? INHERITED[parent]);
    return [{ code, status, says: whenOf(comment, body) }];
  });
}

/** What the classes of the sources say: code, status and when, by code. */
export function problems() {
  const files = globSync(SOURCES, { cwd: ROOT }).filter((file) => !/\.spec\.ts$|\/testing\//.test(file));
  const all = files.flatMap((file) => problemsIn(readFileSync(ROOT + file, 'utf8')));
  return all.sort((a, b) => a.code.localeCompare(b.code));
}

/** The plugin, for the bundler and for specs alike. */
export const problemDocs = () => ({
  name: 'problem-docs',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('apps/api/src/problems.ts')) return null;
    return {
      code: code.replace('OF_CLASSES: Problem[] = []', `OF_CLASSES: Problem[] = ${JSON.stringify(problems())}`),
      map: null,
    };
  },
});
