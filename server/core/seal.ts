import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals a value with AES-256-GCM; it opens only with this key and in this place (`context`, such as the row's id). */
export const seal = (key: Buffer, value: unknown, context = ''): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value ?? null), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** Opens what {@link seal} made. Throws where the key or the context is another, or the text was changed. */
export const open = (key: Buffer, text: string, context = ''): unknown => {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(12, 28));
  const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  return JSON.parse(plain.toString('utf8'));
};
