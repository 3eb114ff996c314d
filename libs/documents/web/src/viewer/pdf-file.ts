import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import type { Size, View } from './view';

/** No canvas larger than this: a browser draws nothing then, without a word. */
const PIXELS_MAX = 16_000_000;

/**
 * A PDF as its pages are drawn by pdf.js in a worker of its own. Nothing in the file acts: its scripts, links and forms
 * are not run, only drawn. Closed, it leaves no worker behind.
 */
export class PdfFile {
  private drawing: RenderTask | null = null;
  private asked = 0;

  private constructor(
    private readonly file: PDFDocumentProxy,
    private readonly worker: Worker,
  ) {}

  static async open(blob: Blob): Promise<PdfFile> {
    const [pdfjs, data] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), blob.arrayBuffer()]);
    const worker = new Worker(new URL('./pdf.worker', import.meta.url), { type: 'module' });
    try {
      const task = pdfjs.getDocument({
        data,
        worker: pdfjs.PDFWorker.create({ port: worker }),
        // Neither made nor fetched at run time: the page's policy allows no code but its own files.
        useWasm: false,
        useWorkerFetch: false,
        enableXfa: false,
        verbosity: pdfjs.VerbosityLevel.ERRORS,
      });
      return new PdfFile(await task.promise, worker);
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }

  get pages(): number {
    return this.file.numPages;
  }

  /** Draws a page; a drawing still going on is given up. False when it was given up itself. */
  async draw(
    canvas: HTMLCanvasElement,
    number: number,
    { view, stage }: { view: View; stage: Size },
  ): Promise<boolean> {
    const asked = ++this.asked;
    const page = await this.file.getPage(number);
    if (asked !== this.asked) return false;
    this.drawing?.cancel();
    const rotation = (page.rotate + view.turn) % 360;
    const plain = page.getViewport({ scale: 1, rotation });
    const fit = Math.min(stage.width / plain.width, stage.height / plain.height);
    const shown = page.getViewport({ scale: fit * view.zoom, rotation });
    const sharp = Math.min(devicePixelRatio, Math.sqrt(PIXELS_MAX / (shown.width * shown.height)));
    canvas.width = Math.floor(shown.width * sharp);
    canvas.height = Math.floor(shown.height * sharp);
    canvas.style.width = `${Math.floor(shown.width)}px`;
    canvas.style.height = `${Math.floor(shown.height)}px`;
    const viewport = page.getViewport({ scale: fit * view.zoom * sharp, rotation });
    const drawing = page.render({ canvas, viewport });
    this.drawing = drawing;
    return drawing.promise.then(
      () => true,
      () => false,
    );
  }

  /** What the page says, for who does not see it. */
  async textOf(number: number): Promise<string> {
    const { items } = await (await this.file.getPage(number)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  }

  async close(): Promise<void> {
    this.drawing?.cancel();
    await this.file.loadingTask.destroy().catch(() => undefined);
    this.worker.terminate();
  }
}
