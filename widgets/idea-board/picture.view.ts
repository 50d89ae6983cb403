import type { IdeaPicture } from '../../contract/idea.schema.js';
import { html } from '../core/lit.js';

/** A picture in the width that fits: `sizes` says how wide it shows. Its size is known before it comes. */
export function pictureView(server: string, picture: IdeaPicture, sizes: string) {
  const { address, widths, width, height, alt, key } = picture;
  const at = (wide: number, type: string) =>
    `${server}${address}-${wide}.${type}${key ? `?key=${encodeURIComponent(key)}` : ''}`;
  const set = (type: string) => widths.map((wide) => `${at(wide, type)} ${wide}w`).join();
  return html`<picture
    ><source type="image/avif" srcset=${set('avif')} sizes=${sizes} />
    <img
      src=${at(widths[0]!, 'webp')}
      srcset=${set('webp')}
      sizes=${sizes}
      width=${width}
      height=${height}
      alt=${alt}
      loading="lazy"
      decoding="async"
  /></picture>`;
}
