/** The topic that stands for all: what changed is not known, so everything may have. */
export const EVERYTHING = '*';

type Listener = (topics: ReadonlySet<string>) => void;

/** Those in this process who want to hear what changed. A listener that throws does not keep others from hearing. */
export class TopicListeners {
  readonly #listeners = new Set<Listener>();

  add(listener: Listener): () => void {
    const own: Listener = (topics) => listener(topics);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  readonly tell: Listener = (topics) => {
    for (const listener of this.#listeners) {
      try {
        listener(topics);
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  };
}
