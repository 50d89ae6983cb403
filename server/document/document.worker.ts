import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableDocument } from './document.text.js';
import { readHtml } from './html.read.js';
import { readPdf } from './pdf.read.js';

const { bytes, type, charset } = workerData as { bytes: Uint8Array; type: string; charset?: string };

// A thread of its own: a document that never ends or swells can be stopped from outside.
try {
  const text =
    type === 'pdf'
      ? await readPdf(bytes, (page, of) => parentPort?.postMessage({ page, of }))
      : readHtml(bytes, charset);
  parentPort?.postMessage({ text });
} catch (error) {
  if (!(error instanceof UnreadableDocument)) throw error;
  parentPort?.postMessage({ refused: error.message });
}
