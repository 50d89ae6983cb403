import { keep } from './session.js';

/** What a person has begun and the server has not confirmed, kept for the tab. */
export class Draft<T> {
  declare private readonly _key: string;

  constructor(server: string, activity: string) {
    this._key = `stem draft ${server} ${activity}`;
  }

  /** What was kept, or nothing. */
  get(): T | undefined {
    return keep.get<T>(this._key, 'sessionStorage');
  }

  /** Keeps it; nothing forgets it. */
  set(value: T | undefined) {
    keep.set(this._key, value, 'sessionStorage');
  }
}
