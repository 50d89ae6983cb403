import { ApiError } from './client.js';
import { asApiError } from './load.js';
import { coreParts } from './parts.js';
import type { Session } from './session.js';

/**
 * Does what a person asked. When the server needs to know who they are, asks them and does it again. Throws
 * `ApiError`: with `identity_needed` when they would rather not say.
 */
export async function attempt<T>(
  host: HTMLElement & { language: string },
  session: Session,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.code !== 'identity_needed') throw error;
    const { askIdentity } = await coreParts.identity.load().catch(() => {
      throw new ApiError('offline');
    });
    if (!(await askIdentity(host, session, error.problem?.needs ?? 'email', host.language))) throw error;
    return attempt(host, session, act);
  }
}
