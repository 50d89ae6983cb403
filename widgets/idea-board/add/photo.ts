import { readMyBoard } from '../../../contract/board.endpoints.js';
import { addPicture } from '../../../contract/idea.endpoints.js';
import type { UploadedPicture } from '../../../contract/idea.schema.js';
import type { Problem } from '../../../contract/errors.js';
import { limits } from '../../../contract/limits.js';
import { addressOf, ApiError } from '../../core/client.js';
import type { Session } from '../../core/session.js';

/** Why a file cannot be a photo, known before it is sent. */
export function photoFault({ name, type, size }: File): 'heic' | 'noPicture' | 'tooLarge' | undefined {
  if (/heic|heif/i.test(type) || /\.hei[cf]$/i.test(name)) return 'heic';
  if (type && !/^image\/(jpeg|png|webp|avif)$/.test(type)) return 'noPicture';
  return size > limits.picture ? 'tooLarge' : undefined;
}

/** Sends a photo and tells how far it is, from 0 to 1: `fetch` does not tell. Throws `ApiError`. */
export async function sendPhoto(
  session: Session,
  ref: string,
  file: File,
  far: (part: number) => void,
): Promise<UploadedPicture> {
  // Opens a session where there is none.
  if (!session.token) await session.write(readMyBoard, { path: { ref } });
  const { token } = session;
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const { method, path } = addPicture;
    request.open(method, addressOf(session.server, path, { ref }));
    request.responseType = 'json';
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', file.type || 'image/jpeg');
    request.upload.onprogress = ({ loaded, total }) => far(loaded / total);
    request.onload = () => {
      const { status, response } = request;
      const problem = response as Problem | null;
      if (problem && status < 300) return done(response as UploadedPicture);
      if (problem?.code === 'token_invalid') session.forget();
      fail(problem?.code ? new ApiError(problem.code, problem) : new ApiError('unreadable'));
    };
    request.onerror = () => fail(new ApiError('offline'));
    request.send(file);
  });
}
