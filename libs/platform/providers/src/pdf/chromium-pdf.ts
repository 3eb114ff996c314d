import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ProviderError, reasonOf, type Readiness } from '../provider-error';
import { checkPdf } from './check-pdf';
import { findChromium } from './find-chromium';
import { Lanes } from './lanes';
import { Pdf, PdfFailed, PdfTimedOut, type PdfPage } from './pdf';
import { printPage } from './print-page';
import { WarmBrowser, type RunningBrowser } from './warm-browser';

export interface ChromiumPdfSettings {
  /** Path of the program; without it, `CHROMIUM` or the first of the usual places. */
  chromium?: string;
  /** Milliseconds a PDF may take. */
  patience?: number;
  /** Milliseconds a caller waits for their turn at most. */
  turnWithin?: number;
  /** Milliseconds without a PDF after which the browser is let go. */
  idleAfter?: number;
}

const PATIENCE = 20_000;
const AT_ONCE = 2;
const WAITING = 20;
const WAITING_PATIENCE = 15_000;
const TRIES = 2;

/** PDFs by the machine’s Chromium: one warm browser, at most two pages at once, nothing fetched, nothing run. */
export class ChromiumPdf extends Pdf implements OnApplicationShutdown {
  private readonly log = new Logger(ChromiumPdf.name);
  private readonly lanes: Lanes;
  private readonly warm: WarmBrowser;
  private readonly patience: number;

  constructor(private readonly settings: ChromiumPdfSettings = {}) {
    super();
    this.patience = settings.patience ?? PATIENCE;
    this.lanes = new Lanes(AT_ONCE, WAITING, settings.turnWithin ?? WAITING_PATIENCE);
    this.warm = new WarmBrowser(settings.chromium, settings.idleAfter);
  }

  render(page: PdfPage): Promise<Buffer> {
    if (page.expect.length === 0) throw new Error('A PDF must say which texts have to be in it.');
    return this.lanes.through(() => this.attempt(page, TRIES));
  }

  async ready(): Promise<Readiness> {
    try {
      await findChromium(this.settings.chromium);
      return 'ok';
    } catch (error) {
      return reasonOf(error);
    }
  }

  load() {
    return this.lanes.load();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.warm.close();
  }

  private async attempt(page: PdfPage, tries: number): Promise<Buffer> {
    try {
      const pdf = await this.warm.use((running) => this.watched(running, page));
      const { hasBoxes } = checkPdf(pdf, page.expect, page.maxPages);
      if (hasBoxes) this.log.warn('A PDF shows boxes: no font on this machine has some of its characters.');
      return pdf;
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      // Killed from outside, crashed, or ended by the watchdog of the page beside this one: not this page’s fault.
      this.log.warn(`A PDF could not be made: ${firstLine(error)}`);
      if (tries > 1) return this.attempt(page, tries - 1);
      throw new PdfFailed({ cause: error });
    }
  }

  /** The clock is ours and so is the kill: a hanging Chromium keeps none of its own time limits. */
  private async watched(running: RunningBrowser, page: PdfPage): Promise<Buffer> {
    let watchdog: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      watchdog = setTimeout(() => {
        running.kill();
        reject(new PdfTimedOut(this.patience / 1_000));
      }, this.patience);
    });
    const printing = printPage(running.browser, page);
    try {
      return await Promise.race([printing, tooLong, running.gone]);
    } finally {
      clearTimeout(watchdog);
      // What the killed browser still says is of no interest, and must not be an unhandled rejection.
      printing.catch(() => undefined);
    }
  }
}

const firstLine = (error: unknown) => reasonOf(error).split('\n')[0];
