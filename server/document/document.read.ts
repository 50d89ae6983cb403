import { startWorker } from '../core/worker.js';
import { UnreadableDocument, type DocumentText } from './document.text.js';

/** A file that may be a document. */
export interface DocumentFile {
  bytes: Uint8Array;
  /** Media type where a server told it. */
  type?: string | undefined;
  charset?: string | undefined;
}

/** How reading is bounded. */
export interface Reading {
  progress?: ((page: number, of: number) => void) | undefined;
  /** Most milliseconds; five minutes if left out. */
  time?: number;
  /** Most bytes of memory that the process may grow; 1.5 GB if left out. */
  memory?: number;
}

const TIME = 300_000;
const MEMORY = 1_500_000_000;

/** What a file is by its first bytes; a server's word counts only where they tell nothing. */
export const kindOf = ({ bytes, type }: DocumentFile): 'pdf' | 'html' | undefined => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).toString('latin1');
  if (start.includes('%PDF-')) return 'pdf';
  if (/^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|body|main|article|!--)/i.test(start))
    return 'html';
  return type === 'text/html' || type === 'application/xhtml+xml' ? 'html' : undefined;
};

type Said = { page: number; of: number } | { text: DocumentText } | { refused: string };

/**
 * Takes the text from a PDF or a page of HTML, in a thread that is stopped when it takes too long or too much memory.
 * Throws UnreadableDocument.
 */
export const readDocument = async (file: DocumentFile, reading: Reading = {}): Promise<DocumentText> => {
  const { progress, time = TIME, memory = MEMORY } = reading;
  const type = kindOf(file);
  if (type === undefined)
    throw new UnreadableDocument('This is neither a PDF nor a page of HTML; nothing else is read.');
  const worker = startWorker(import.meta.url, 'document', {
    workerData: { ...file, type },
    resourceLimits: { maxOldGenerationSizeMb: 1000 },
  });
  const before = process.memoryUsage.rss();
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<DocumentText>((resolve, reject) => {
      const refuse = (message: string): void => reject(new UnreadableDocument(message));
      timer = setTimeout(() => refuse('Reading it takes too long; it was stopped.'), time);
      watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > memory) refuse('Unpacked it is too large to be read.');
      }, 100);
      worker.on('message', (said: Said) => {
        if ('text' in said) resolve(said.text);
        else if ('refused' in said) refuse(said.refused);
        else progress?.(said.page, said.of);
      });
      worker.on('error', (error: NodeJS.ErrnoException) =>
        refuse(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? 'Unpacked it is too large to be read.'
            : `It could not be read: ${error.message}`,
        ),
      );
      worker.on('exit', () => refuse('It could not be read: the reader stopped.'));
    });
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    await worker.terminate();
  }
};
