/** What the loader leaves on the page for every widget on it; the first loader wins. */
export interface StemPage {
  /** Origin of the server that served the loader. */
  base: string;
  /** Reads that the loader started, by URL; whoever takes one deletes it. */
  reads: Map<string, Promise<Response>>;
}

/** Where the loader keeps its `StemPage` on `globalThis`. */
export const pageKey = Symbol.for('stem');

/** The page's `StemPage`, or nothing when the widgets came from npm. */
export const stemPage = () => (globalThis as { [pageKey]?: StemPage })[pageKey];
