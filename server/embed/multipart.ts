import { InvalidInput } from '../core/errors.js';

/** A form as it was sent: its fields, and the file where one was chosen. */
export interface SentForm {
  form: URLSearchParams;
  file?: Buffer | undefined;
}

/** Fields and files of one form; no form of ours has as many. */
const PARTS = 40;
/** Bytes of the headers of one part. */
const HEAD = 2000;

const broken = (): InvalidInput => new InvalidInput([], 'The form is not multipart/form-data (RFC 7578).');

/** The boundary that a content type names; undefined when it is no form with files. */
export const boundaryIn = (contentType: string): string | undefined => {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i.exec(
      contentType,
    ) ?? [];
  return quoted ?? bare;
};

const nameIn = (head: string): { name: string; isFile: boolean } => {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1];
  const name = /(?:^|;)\s*name="([^"]*)"/i.exec(disposition ?? '')?.[1];
  if (name === undefined) throw broken();
  return { name, isFile: /;\s*filename\*?=/i.test(disposition!) };
};

/**
 * Reads the fields and the first file of a form. What the file says of its name and type is not looked at: its bytes
 * tell what it is. Throws InvalidInput.
 */
export const readMultipart = (bytes: Buffer, boundary: string): SentForm => {
  const form = new URLSearchParams();
  let file: Buffer | undefined;
  const line = Buffer.from(`\r\n--${boundary}`);
  // The first boundary may stand at the very beginning.
  let at = bytes.subarray(0, line.length - 2).equals(line.subarray(2)) ? line.length - 2 : -1;
  if (at < 0) throw broken();
  for (let part = 0; ; part++) {
    const next = bytes.subarray(at, at + 2).toString('latin1');
    if (next === '--') return { form, file };
    if (next !== '\r\n' || part >= PARTS) throw broken();
    const begin = at + 2;
    const headEnd = bytes.subarray(begin, begin + HEAD).indexOf('\r\n\r\n');
    const end = headEnd < 0 ? -1 : bytes.indexOf(line, begin + headEnd + 2);
    if (end < 0) throw broken();
    const { name, isFile } = nameIn(bytes.subarray(begin, begin + headEnd).toString('utf8'));
    const value = bytes.subarray(begin + headEnd + 4, Math.max(end, begin + headEnd + 4));
    if (!isFile) form.append(name, value.toString('utf8'));
    else if (value.length > 0) file ??= value;
    at = end + line.length;
  }
};
