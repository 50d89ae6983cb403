import sharp from 'sharp';
import type { BoardedPlace } from './boarding.js';
import type { Answer, TestServer } from './server.js';

/** How a form is sent. */
export interface Posting {
  cookie?: string;
  query?: string;
  origin?: string;
  file?: Buffer;
}

/** The cookie that an answer sets. */
export const cookieOf = (headers: Record<string, unknown>): string =>
  String((headers['set-cookie'] as string[] | undefined)?.[0] ?? '').split(';')[0]!;

/** The value of a hidden field in a page. */
export const hidden = (text: string, name: string): string | undefined =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1];

/** A photo in one colour. */
export const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#2a6' } })
    .jpeg()
    .toBuffer();

/** What stands between the parts of a form with a file. */
export const boundary = '----stemform';

const multipart = (fields: Record<string, string>, file: Buffer): Buffer =>
  Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="foto.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`,
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);

/** Reads the pages of boards and sends their forms, as a browser without script does. */
export const boardPages = (serverOf: () => TestServer) => ({
  page: (place: BoardedPlace, query: Record<string, string> = {}, cookie = ''): Promise<Answer<unknown>> =>
    serverOf().send('GET', `/a/${place.ref}?${new URLSearchParams(query).toString()}`, {
      headers: cookie ? { Cookie: cookie } : {},
    }),
  post: (
    place: BoardedPlace,
    fields: Record<string, string>,
    sent: Posting = {},
  ): Promise<Answer<unknown>> => {
    const server = serverOf();
    const { cookie = '', query = '', origin = server.ownOrigin, file } = sent;
    const type = file ? `multipart/form-data; boundary=${boundary}` : 'application/x-www-form-urlencoded';
    return server.send('POST', `/a/${place.ref}${query}`, {
      origin,
      body: file ? multipart(fields, file) : new URLSearchParams(fields).toString(),
      headers: { 'Content-Type': type, ...(cookie && { Cookie: cookie }) },
    });
  },
});
