import { ApiError } from './client.js';

/** One value for what is known of something that is read: nothing yet, a failure, or the thing. */
export type Load<T> = { at: 'loading' } | { at: 'failed'; error: ApiError } | { at: 'ready'; value: T };

/** Any thrown thing as an `ApiError`. */
export const asApiError = (error: unknown) =>
  error instanceof ApiError ? error : new ApiError('unreadable');

/** Runs one read at a time: a new run cancels the last, and an answer that comes too late is dropped. */
export class Latest {
  private _control?: AbortController;

  /** Tells `show` what came of the read, unless a newer run began; until then it stays as it is. */
  async run<T>(read: (signal: AbortSignal) => Promise<T>, show: (load: Load<T>) => void) {
    this.stop();
    const control = (this._control = new AbortController());
    const tell = (load: Load<T>) => {
      if (!control.signal.aborted) show(load);
    };
    try {
      tell({ at: 'ready', value: await read(control.signal) });
    } catch (error) {
      tell({ at: 'failed', error: asApiError(error) });
    }
  }

  /** Cancels what runs. */
  stop() {
    this._control?.abort();
  }
}
