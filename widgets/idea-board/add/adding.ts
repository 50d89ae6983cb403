import type { IdeaAnswer } from '../../../contract/board.schema.js';
import { addIdea, editIdea, findAddresses, readSimilarIdeas } from '../../../contract/idea.endpoints.js';
import type { FoundAddress, IdeaCard, IdeaInput } from '../../../contract/idea.schema.js';
import { attempt } from '../../core/attempt.js';
import { call, randomHex } from '../../core/client.js';
import { StemFailed } from '../../core/events.js';
import { sentenceOf } from '../../core/failure.js';
import { asApiError, Latest } from '../../core/load.js';
import type { BoardFlow } from '../board.flow.js';
import { at } from '../title.place.js';
import type { IdeaDraft } from '../board.state.js';
import { addTexts } from './add.nl.js';
import { StemIdeaAdded } from './added.event.js';
import { photoFault, sendPhoto } from './photo.js';
import { mapPart } from '../map.part.js';

/** The fields in which something can be wrong; '' for the form as a whole. */
export type Field = 'title' | 'text' | 'category' | 'place' | 'photo' | 'alt' | '';

/** Where a form stands: `waiting` is sent again when the line is back. */
export interface AddStand {
  at: 'writing' | 'sending' | 'waiting';
  faults: Partial<Record<Field, string>>;
}

/** The forms of a board. */
export const addingOf = (flow: BoardFlow): Adding => (flow.adding ??= new Adding(flow));

/** The forms of a board: '' for a new idea, else the id of the idea that is changed. */
export class Adding {
  /** Ideas like the title that is typed. */
  similar: readonly IdeaCard[] = [];
  /** How far the photo is sent, 0 to 1. */
  far: number | undefined;
  /** Whether the map to point out a place is open. */
  aims = false;
  /** The address that is typed, and what was found for it. */
  address = '';
  addresses: readonly FoundAddress[] | undefined;
  private readonly _flow: BoardFlow;
  private readonly _stands: Record<string, AddStand> = {};
  private readonly _latest = new Latest();
  private _pause?: ReturnType<typeof setTimeout>;

  constructor(flow: BoardFlow) {
    this._flow = flow;
  }

  /** What is written in a form. */
  at(form: string): IdeaDraft {
    return this._flow.forms[form] ?? { title: '', text: '' };
  }

  /** Where a form stands. */
  stand(form: string): AddStand {
    return this._stands[form] ?? { at: 'writing', faults: {} };
  }

  /** Takes what is filled in now and keeps it for the tab. */
  type(form: string, change: Partial<IdeaDraft>) {
    this._flow.forms[form] = { ...this.at(form), key: '', ...change };
    this._keep();
    if (this.stand(form).at === 'waiting') delete this._stands[form];
    if (change.title !== undefined && !form) this._look(change.title);
    this._flow.host.requestUpdate();
  }

  private _keep() {
    this._flow.draft?.set(this._flow.forms);
  }

  private _set(form: string, stand: AddStand) {
    this._stands[form] = stand;
    this._flow.host.requestUpdate();
  }

  /** Says what is wrong in one field, or that nothing is. */
  private _fault(form: string, field: Field, words: string) {
    const { at: where, faults } = this.stand(form);
    this._set(form, { at: where, faults: { ...faults, [field]: words } });
  }

  /** Looks for ideas like a title, once typing rests. */
  private _look(title: string) {
    const { host, board } = this._flow;
    clearTimeout(this._pause);
    this._latest.stop();
    const path = { ref: board.ref };
    const query = { title: title.trim() };
    this._pause = setTimeout(() => {
      if (query.title.length < 6) this.similar = [];
      else
        void this._latest.run(
          (signal) => call(host.base, readSimilarIdeas, { path, query, signal }),
          (load) => {
            if (load.at !== 'ready') return;
            this.similar = load.value.ideas;
            host.requestUpdate();
          },
        );
      host.requestUpdate();
    }, 400);
  }

  /** Sends a photo for the form at once, so that what is wrong with it is known while writing. */
  async photo(form: string, file: File | undefined) {
    const { _flow: flow } = this;
    const texts = addTexts(flow.host.language);
    if (!file || this.far !== undefined) return;
    const fault = photoFault(file);
    this._fault(form, 'photo', fault ? texts[fault] : '');
    if (fault) return;
    const far = (part: number) => {
      this.far = part;
      flow.host.requestUpdate();
    };
    far(0);
    try {
      const picture = await attempt(flow.host, flow.session, () =>
        sendPhoto(flow.session, flow.board.ref, file, far),
      );
      const { id, address, widths, width, height, key } = picture;
      const { alt = '' } = this.at(form).picture ?? {};
      this.type(form, { picture: { id, address, widths, width, height, key, alt } });
      flow.say(texts.uploaded);
    } catch (thrown) {
      const error = asApiError(thrown);
      const words = { picture_unusable: texts.noPicture, too_large: texts.tooLarge }[
        error.code as 'too_large'
      ];
      this._fault(form, 'photo', words ?? (await sentenceOf(error, flow.host.language)));
    } finally {
      this.far = undefined;
      flow.host.requestUpdate();
    }
    if (this.at(form).picture) await flow.host.focusOn('[name=alt]');
  }

  /** Looks up the address that is typed. */
  async find() {
    const { host, board } = this._flow;
    const search = this.address.trim();
    const texts = addTexts(host.language);
    this.addresses = undefined;
    if (!search) return host.focusOn('[name=address]');
    await this._flow.act('address', async () => {
      try {
        const found = await call(host.base, findAddresses, { path: { ref: board.ref }, query: { search } });
        this.addresses = found.addresses;
        this._flow.say(texts.found(found.addresses.length));
      } catch (thrown) {
        // The board is there; the service that knows addresses is not.
        if (asApiError(thrown).code !== 'unavailable') throw thrown;
        this._flow.fault('address', texts.addressAway);
      }
    });
  }

  /** Takes an address that was found as the place of an idea. */
  choose(form: string, { name, place }: FoundAddress) {
    this.addresses = undefined;
    this.unaim();
    this.type(form, { place, placeName: this.at(form).placeName?.trim() || name });
    void this._flow.host.focusOn('[data-field=place]');
  }

  /** Closes the map to point out a place. */
  unaim() {
    this.aims = false;
    mapPart.now?.aimless(this._flow);
  }

  /** Leaves a form; the words that were written stay for when it is opened again. */
  leave(form: string) {
    const { _flow: flow } = this;
    this.unaim();
    this.address = '';
    this.addresses = undefined;
    if (form) {
      delete flow.forms[form];
      this._keep();
      return flow.fold();
    }
    flow.writes = false;
    flow.host.requestUpdate();
    void flow.host.focusOn('#write');
  }

  /** The line is back: sends what waits, with the same key. */
  again() {
    for (const [form, { at: where }] of Object.entries(this._stands))
      if (where === 'waiting') void this.send(form);
  }

  private _lacks(form: string): AddStand['faults'] {
    const { board, host } = this._flow;
    const { lacks, photoBusy } = addTexts(host.language);
    const { title, text, category, area, place, placeName, picture } = this.at(form);
    const missing = {
      title: !title.trim(),
      text: !text.trim(),
      category: board.categories.length > 0 && !category,
      place: board.place === 'needed' && !place && !placeName?.trim() && !area,
      alt: picture && !picture.alt.trim(),
    };
    const names = (Object.keys(missing) as (keyof typeof missing)[]).filter((name) => missing[name]);
    return {
      ...Object.fromEntries(names.map((name) => [name, lacks[name]])),
      ...(this.far !== undefined && { photo: photoBusy }),
    };
  }

  /** Sends what is written; it is kept until the server confirms. */
  async send(form: string): Promise<void> {
    const { _flow: flow } = this;
    const { host, board, session } = flow;
    if (this.stand(form).at === 'sending') return;
    const texts = addTexts(host.language);
    const faults = this._lacks(form);
    const [first] = Object.keys(faults);
    if (first) {
      this._set(form, { at: 'writing', faults });
      return host.focusOn(`[data-field=${first}]`);
    }
    const draft = this.at(form);
    const { key, picture, name, ...rest } = draft;
    const sent = key || randomHex();
    const words = {
      ...rest,
      title: rest.title.trim(),
      placeName: rest.placeName?.trim() || undefined,
      ...(picture && { picture: { id: picture.id, alt: picture.alt.trim() } }),
    };
    flow.forms[form] = { ...draft, key: sent };
    this._keep();
    this._set(form, { at: 'sending', faults: {} });
    try {
      const answer = await attempt(host, session, () =>
        form
          ? session.write(editIdea, { path: { id: form }, body: words })
          : session.write(addIdea, {
              path: { ref: board.ref },
              body: { ...words, name: name?.trim() || undefined } satisfies IdeaInput,
              idempotencyKey: sent,
            }),
      );
      await this._took(form, answer);
    } catch (thrown) {
      const error = asApiError(thrown);
      const waiting = error.code === 'offline' || error.code === 'slow';
      const why = error.code === 'identity_needed' ? texts.notSent : await sentenceOf(error, host.language);
      // A line that is back says so; a server that is back does not.
      if (waiting) setTimeout(() => this.again(), 20_000);
      const outside = error.problem?.errors?.some(({ rule }) => rule === 'outside');
      this._set(form, {
        at: waiting ? 'waiting' : 'writing',
        faults: outside
          ? { place: texts.outside }
          : { '': `${why} ${texts.kept} ${waiting ? texts.whenOnline : ''}` },
      });
      host.dispatchEvent(new StemFailed(error.code));
    }
  }

  /** Words are let go only once the answer could be read. */
  private async _took(form: string, answer: IdeaAnswer) {
    const { _flow: flow } = this;
    const { idea } = answer;
    const texts = addTexts(flow.host.language);
    const shows = idea.state === 'published';
    flow.take(answer, form || !shows ? 0 : 1);
    delete flow.forms[form];
    delete this._stands[form];
    this._keep();
    this.similar = [];
    this.unaim();
    flow.say(form ? texts.saved : shows ? texts.posted : texts.waits);
    if (form) flow.unfolded = undefined;
    else {
      flow.writes = false;
      if (shows) {
        flow.ideas = [idea, ...flow.ideas.filter(({ id }) => id !== idea.id)];
        flow.found++;
      }
      flow.host.dispatchEvent(new StemIdeaAdded(idea));
    }
    flow.host.requestUpdate();
    await flow.host.focusOn(at(idea.id));
  }
}
