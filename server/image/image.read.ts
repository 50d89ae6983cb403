import sharp from 'sharp';
import { PictureUnusable } from '../core/errors.js';

/** Widths in which a picture is kept; one that is smaller is not made larger. */
const WIDTHS = [320, 640, 1280] as const;
/** Pixels of a picture that is decoded: 50 megapixels, more than a telephone takes. */
const MOST_PIXELS = 50_000_000;

/** The formats in which a picture is kept. */
export const imageFormats = ['avif', 'webp'] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** A picture made anew in all its sizes, without anything that came with it. */
export interface MadePicture {
  widths: number[];
  /** Of the largest. */
  width: number;
  height: number;
  files: { width: number; format: ImageFormat; bytes: Buffer }[];
}

const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).toString('latin1') === text;

const heic = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** What bytes are by how they begin, whatever they were called. */
export const sniff = (bytes: Buffer): 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | undefined => {
  if (bytes.length < 12) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp';
  if (!startsWith(bytes, 'ftyp', 4)) return undefined;
  const brand = bytes.subarray(8, 12).toString('latin1');
  if (brand === 'avif' || brand === 'avis') return 'avif';
  if (!heic.includes(brand)) return undefined;
  // `mif1` says only that it is some picture; the brands after it say which (ISO/IEC 23008-12 §10.2).
  const brands = bytes.subarray(16, Math.min(bytes.length, bytes.readUInt32BE(0))).toString('latin1');
  return brands.includes('avif') && !brands.includes('hei') ? 'avif' : 'heic';
};

const open = (bytes: Buffer) =>
  // Only the first frame; a warning of the decoder is no reason to refuse, an error is.
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1, sequentialRead: true });

const measured = async (bytes: Buffer): Promise<{ width: number; height: number }> => {
  const { width, height, orientation = 1 } = await open(bytes).metadata();
  if (!width || !height) throw new PictureUnusable('broken', 'The picture has no size.');
  if (width * height > MOST_PIXELS)
    throw new PictureUnusable('pixels', `The picture has more than ${MOST_PIXELS / 1e6} million pixels.`);
  return orientation >= 5 ? { width: height, height: width } : { width, height };
};

const refuse = (bytes: Buffer): void => {
  const kind = sniff(bytes);
  if (kind === 'heic')
    throw new PictureUnusable(
      'heic',
      'A HEIC picture can not be read here. Send it as a JPEG: on an iPhone choose Settings, Camera, Formats, Most Compatible.',
    );
  if (kind === undefined) throw new PictureUnusable('format', 'This is no JPEG, PNG, WebP or AVIF picture.');
};

const shrunk = async (bytes: Buffer, width: number): Promise<MadePicture['files']> => {
  // Decoded once for both formats; turned as the camera was held, and without its metadata.
  const { data, info } = await open(bytes)
    .rotate()
    .resize({ width, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = () =>
    sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const avif = await pixels().avif({ quality: 55, effort: 2 }).toBuffer();
  const webp = await pixels().webp({ quality: 76, effort: 3 }).toBuffer();
  return [
    { width, format: 'avif', bytes: avif },
    { width, format: 'webp', bytes: webp },
  ];
};

/**
 * Decodes a picture and makes it anew in all sizes: nothing of the bytes that were sent is kept, so no place, no script
 * and no second file in the same bytes. Throws PictureUnusable.
 */
export const makePicture = async (bytes: Buffer): Promise<MadePicture> => {
  refuse(bytes);
  try {
    const original = await measured(bytes);
    const fitting = WIDTHS.filter((width) => width <= original.width);
    const largest = WIDTHS.at(-1)!;
    const widths = [
      ...fitting,
      ...(original.width < largest && !fitting.includes(original.width as never) ? [original.width] : []),
    ];
    const width = widths.at(-1)!;
    const files: MadePicture['files'] = [];
    for (const one of widths) files.push(...(await shrunk(bytes, one)));
    return {
      widths,
      width,
      height: Math.max(1, Math.round((original.height * width) / original.width)),
      files,
    };
  } catch (error) {
    if (error instanceof PictureUnusable) throw error;
    const pixels = error instanceof Error && /pixel limit/i.test(error.message);
    throw new PictureUnusable(
      pixels ? 'pixels' : 'broken',
      pixels ? `The picture has more than ${MOST_PIXELS / 1e6} million pixels.` : 'The picture is damaged.',
    );
  }
};
