import type { Session } from '../session.js';

/** Asks for a proof of identity in a dialog inside the widget; tells whether one was given. */
export async function askIdentity(
  _host: HTMLElement,
  _session: Session,
  _needs: string | undefined,
  _language: string,
): Promise<boolean> {
  return false;
}
