/** A part that is loaded once, on first need, and again after a failure; `now` is it once it is there. */
export interface Lazy<T> {
  readonly now: T | undefined;
  load(): Promise<T>;
}

/** Makes a lazy part of an `import()`. */
export function lazy<T>(load: () => Promise<T>): Lazy<T> {
  let now: T | undefined;
  let coming: Promise<T> | undefined;
  return {
    get now() {
      return now;
    },
    load: () =>
      (coming ??= load().then(
        (part) => (now = part),
        (error: unknown) => {
          coming = undefined;
          throw error;
        },
      )),
  };
}
