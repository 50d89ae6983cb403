import { ApiError } from '../core/client.js';
import type { Lazy } from '../core/lazy.js';

/** A part that what was asked cannot do without. Throws `ApiError`. */
export const needed = <T>(part: Lazy<T>): Promise<T> =>
  part.load().catch(() => {
    throw new ApiError('offline');
  });
