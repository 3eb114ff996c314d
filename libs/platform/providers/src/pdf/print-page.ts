import type { Browser, BrowserContext, Page } from 'playwright-core';
import { footerHtml, guarded } from './page-html';
import { PdfNotWhole, PdfRefused, type PdfPage } from './pdf';
import { placesIn } from './pdf-places';

/** Prints the page in a context of its own, which is gone afterwards. Errors: `PdfRefused`. */
export async function printPage(browser: Browser, page: PdfPage): Promise<Buffer> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
  try {
    await closeEveryDoor(context);
    return await print(await context.newPage(), page);
  } finally {
    await context.close();
  }
}

async function closeEveryDoor(context: BrowserContext): Promise<void> {
  await context.route('**/*', (route) => route.abort());
  await context.routeWebSocket(/.*/, (socket) => socket.close());
}

async function print(tab: Page, page: PdfPage): Promise<Buffer> {
  let hasLeft = false;
  // A blocked refresh still leaves the page, and what is printed then is blank.
  tab.on('framenavigated', (frame) => (hasLeft ||= frame === tab.mainFrame()));
  tab.on('request', (request) => (hasLeft ||= request.isNavigationRequest() && request.frame() === tab.mainFrame()));
  try {
    // No time limit here: Chromium’s own do not hold when it hangs, the watchdog’s does.
    const foot = page.footer ? footerHtml(page.footer) : '';
    await tab.setContent(guarded(page.html) + foot, { waitUntil: 'load', timeout: 0 });
    await tab.evaluate(FACES_THERE);
    const pdf = page.hasContents ? await withContents(tab, page) : await tab.pdf(paper(page));
    if (!hasLeft) return pdf;
  } catch (error) {
    // A page that goes away in the middle of being set or printed fails in ways of its own.
    if (!hasLeft && !isGone(error)) throw error;
  }
  throw new PdfRefused();
}

/** What Playwright says of a page that went while it was asked something, at times before it tells that it went. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('Execution context was destroyed');

/**
 * The load event does not wait for faces, and text that waits for one is printed as nothing: a sheet that looks whole with half of
 * its words. One that cannot be read is no reason to print nothing. Text, for there is no document on this side.
 */
const FACES_THERE = `Promise.allSettled([...document.fonts].map((face) => face.load()))
  .then(() => document.fonts.ready).then(() => null)`;

/** Pages may move once when their numbers are put in; they do not move for ever. */
const TRIES = 2;

/** A style sheet cannot know pages: the document is printed, its places are read, and it is printed with them. */
async function withContents(tab: Page, page: PdfPage): Promise<Buffer> {
  // Only measured: without what helps a reader of the finished file, for it costs a third.
  let places = placesIn(await tab.pdf({ ...paper(page), outline: false, tagged: false }));
  for (let turn = 0; turn < TRIES; turn++) {
    await tab.evaluate(tellPages(places));
    const pdf = await tab.pdf(paper(page));
    const found = placesIn(pdf);
    if (isSame(places, found)) return pdf;
    places = found;
  }
  throw new PdfNotWhole('its contents name other pages than it has');
}

/** A script for the page; text, for there is no document on this side. */
const tellPages = (places: ReadonlyMap<string, number>): string => `{
  const places = ${JSON.stringify(Object.fromEntries(places))};
  for (const place of document.querySelectorAll('[data-page-of]')) place.textContent = places[place.dataset.pageOf] ?? '';
}`;

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...b].every(([name, page]) => a.get(name) === page);

const paper = ({ landscape, outline = false, footer }: PdfPage) => ({
  format: 'A4',
  landscape,
  outline,
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  margin: { top: '10mm', right: '12mm', bottom: footer ? '15mm' : '10mm', left: '12mm' },
});
