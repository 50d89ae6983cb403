export { canonicalAddress, documentPrefix } from './document.address.js';
export { fetchDocument, FetchRefused, type Fetched, type Fetching } from './document.fetch.js';
export {
  aliasesOf,
  DOCUMENTS,
  ensureDocument,
  findDocument,
  nameDocument,
  type KnownDocument,
} from './document.identity.js';
export { importDocument, type Imported } from './document.import.js';
export { mergeDocuments } from './document.merge.js';
export { readReader, type Reader } from './document.reader.js';
export { UnreadableDocument, type WholeBlock } from './document.text.js';
export { newestWords, noteVersion, type KeptVersion } from './document.versions.js';
