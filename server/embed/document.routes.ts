import { PreparedCache, Prepared } from '../core/prepared.js';
import { NotFound } from '../core/errors.js';
import { DOCUMENTS, readReader } from '../document/document.service.js';
import type { House } from '../house.js';
import { documentPage, withThread } from './document.page.js';
import { answerPage, languageIn, policyOf } from './embed.routes.js';
import { renderToText } from './render.js';

/** Long documents are large pages: this many are kept ready. */
const READY = 100;

const isVersion = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** Registers `/d/{ref}`, the page on which an imported document is read, `?version=` for an older text of it. */
export const documentRoutes = (house: Pick<House, 'api' | 'database' | 'config' | 'onClose'>): void => {
  const { api, database, config } = house;
  const policy = policyOf(config.publicUrl, "'none'");
  const ready = new PreparedCache(database, READY);
  house.onClose(() => ready.close());

  const make = async (ref: string, version: string | undefined, language: string | undefined) => {
    const reader = await database.read((tx) => readReader(tx, ref, version));
    if (reader === undefined) throw new NotFound('document');
    const spoken = language ?? reader.language;
    const page = { reader, language: spoken, scripts: ['/stem.js'] };
    const text = withThread(renderToText(documentPage(page)), page);
    return {
      prepared: new Prepared(text, {
        type: 'text/html; charset=utf-8',
        cacheControl: 'public, max-age=5, stale-while-revalidate=60',
      }),
      topics: [DOCUMENTS],
    };
  };

  api.router.get('/d/:ref', (ctx) => {
    const ref = ctx.params.ref ?? '';
    const language = languageIn(ctx);
    const { version } = ctx.query;
    return answerPage(ctx, policy, language, () => {
      if (version !== undefined && !isVersion(version)) throw new NotFound('version');
      const key = JSON.stringify([ref, version ?? '', language ?? '']);
      return ready.get(key, api.now(), () => make(ref, version, language));
    });
  });
};
