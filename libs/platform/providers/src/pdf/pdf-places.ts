import { PdfNotWhole } from './pdf';
import { readObjects, type PdfObject } from './pdf-objects';

type Objects = ReadonlyMap<number, PdfObject>;

/**
 * On which page, from 1, each place stands that a link of the document leads to (`<a href="#chart">`, `id="chart"`). A
 * style sheet cannot know it, so who prints a list of contents asks the finished PDF. Errors: `PdfNotWhole`.
 */
export function placesIn(pdf: Buffer): Map<string, number> {
  const objects = readObjects(pdf);
  const catalog = [...objects.values()].find(({ dictionary }) => /\/Type \/Catalog\b/.test(dictionary))?.dictionary;
  const [root, names] = [referred(catalog, 'Pages'), referred(catalog, 'Dests')];
  const pages = new Map([...pagesBelow(objects, root)].map((id, index) => [id, index + 1]));
  const places = objects.get(names)?.dictionary ?? '';
  const found = [...places.matchAll(/\/([\w-]+) \[(\d+) 0 R/g)].map(([, name = '', page]): [string, number] => {
    const number = pages.get(Number(page));
    if (!number) throw new PdfNotWhole('a place of its contents is on no page');
    return [name, number];
  });
  return new Map(found);
}

const referred = (dictionary: string | undefined, key: string): number =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary ?? '')?.[1]);

/** Pages hang on a tree, some at each knot. */
function* pagesBelow(objects: Objects, id: number): Generator<number> {
  const dictionary = objects.get(id)?.dictionary ?? '';
  if (!/\/Type \/Pages\b/.test(dictionary)) {
    yield id;
    return;
  }
  const kids = /\/Kids \[([^\]]*)\]/.exec(dictionary)?.[1] ?? '';
  for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) yield* pagesBelow(objects, Number(kid));
}
