import type { Browser, BrowserContext, Page } from 'playwright-core';
import { footerHtml, guarded } from './page-html';
import { PdfRefused, type PdfPage } from './pdf';

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
    await tab.setContent(guarded(page.html), { waitUntil: 'load', timeout: 0 });
    const pdf = await tab.pdf(paper(page));
    if (!hasLeft) return pdf;
  } catch (error) {
    // A page that goes away in the middle of being set or printed fails in ways of its own.
    if (!hasLeft) throw error;
  }
  throw new PdfRefused();
}

const paper = ({ landscape, footer }: PdfPage) => ({
  format: 'A4',
  landscape,
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  displayHeaderFooter: footer !== undefined,
  headerTemplate: '<span></span>',
  footerTemplate: footer && footerHtml(footer),
  margin: { top: '10mm', right: '12mm', bottom: footer ? '16mm' : '10mm', left: '12mm' },
});
