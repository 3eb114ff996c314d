// Bundled as a file of our own origin: the page's policy lets no other script run.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
