import { html, isServer, nothing, type PropertyDeclarations } from 'lit';
import type { MyBallot, Poll, Receipt, VoteAnswer } from '../../contract/poll.schema.js';
import { castBallot, pollEvents, readMyBallot, readPoll } from '../../contract/poll.endpoints.js';
import { addressOf, ApiError, call, randomHex } from '../core/client.js';
import { coreNl } from '../core/core.nl.js';
import { Draft } from '../core/draft.js';
import { StemElement } from '../core/element.js';
import { StemFailed } from '../core/events.js';
import { firstFault, sentenceOf } from '../core/failure.js';
import { asApiError, Latest, type Load } from '../core/load.js';
import { loadLanguage, moment, number, spoken, textsOf } from '../core/localise.js';
import type { Live } from '../core/live.js';
import { Session } from '../core/session.js';
import { theme } from '../core/theme.styles.js';
import { forms, isEmpty, type Choice } from './form.js';
import { parts } from './parts.js';
import { StemVoted } from './poll.events.js';
import { pollNl } from './poll.nl.js';
import { pollStyles } from './poll.styles.js';

/** What a page may hand to the element so that it shows at once, also on the server. */
export interface PollData {
  poll: Poll;
  mine?: MyBallot | undefined;
  receipt?: Receipt | undefined;
  /** What was chosen in a post that did not succeed. */
  choice?: Choice | undefined;
  /** What was wrong with it, in plain words. */
  fault?: string | undefined;
  /** Language of the interface; that of the poll when absent. */
  language?: string | undefined;
  /** Origin that the form without script posts to; empty for the page's own. */
  server?: string | undefined;
  /** Hidden fields of the form without script. */
  fields?: Record<string, string> | undefined;
}

type Stage =
  | { at: 'choosing'; fault?: string | undefined }
  | { at: 'sending' }
  | { at: 'voted'; changed: boolean; receipt?: Receipt | undefined };

interface Kept extends Choice {
  nonce: string;
}

/**
 * A poll: its question, the ballot, the receipt and the result.
 *
 * @slot - A link to the poll's own page: stands until the poll is there, and when it cannot be shown.
 * @fires {StemVoted} stem-voted - The server has counted a vote.
 * @fires {StemFailed} stem-failed - A vote was not counted; what was chosen is kept.
 * @csspart poll - The frame around everything.
 * @csspart title - The question.
 * @csspart option - One option on the ballot.
 * @csspart button - Every button.
 * @cssproperty --stem-accent - The one accent colour.
 * @cssproperty --stem-on-accent - Text on the accent colour.
 * @cssproperty --stem-line - Hairlines.
 * @cssproperty --stem-radius - Radius of corners.
 * @cssproperty --stem-focus - Colour of the focus outline.
 * @cssproperty --stem-heading-font - Font family of the question.
 * @attr {string} activity - The ref of the poll.
 * @attr {string} server - Origin of the server, when it is not where the script came from.
 * @attr {string} ticket - From the embed page where the origin is opaque.
 * @attr {string} lang - Language of the interface; otherwise that of the page.
 * @attr {number} heading-level - Level of the question among the page's headings, 2 by default.
 * @attr {number} height - CSS pixels kept free until the poll shows.
 */
export class StemPoll extends StemElement {
  static override styles = [theme, pollStyles];

  static override properties: PropertyDeclarations = {
    ...StemElement.properties,
    headingLevel: { attribute: 'heading-level', type: Number },
    data: { attribute: false },
    _load: { state: true },
    _mine: { state: true },
    _stage: { state: true },
    _choice: { state: true },
    _news: { state: true },
    _open: { state: true },
  };

  declare headingLevel: number;
  /** What the server already knows; read anew where it is absent. */
  declare data: PollData | undefined;
  declare private _load: Load<Poll>;
  declare private _mine: MyBallot | undefined;
  declare private _stage: Stage;
  declare private _choice: Choice;
  /** A change of phase that waits until the person asks for it, so that nothing moves under their hands. */
  declare private _news: Poll | undefined;
  /** The details that are unfolded. */
  declare private _open: { soFar?: boolean; rules?: boolean };

  private _taken?: PollData;
  private _started = '';
  private _session!: Session;
  private _draft!: Draft<Kept>;
  private _nonce = '';
  private _live: Live<Poll> | undefined;
  private readonly _latest = new Latest();

  constructor() {
    super();
    this.headingLevel = 2;
    this._load = { at: 'loading' };
    this._stage = { at: 'choosing' };
    this._choice = { ballot: {} };
    this._open = {};
  }

  private get _texts() {
    return textsOf('poll', pollNl, this._language);
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('online', this._again);
    this.requestUpdate();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('online', this._again);
    this._latest.stop();
    this._live?.stop();
    this._live = undefined;
    this._started = '';
  }

  protected override willUpdate() {
    const { data } = this;
    if (data && data !== this._taken) {
      this._taken = data;
      this._language = spoken(data.language ?? data.poll.language);
      this._show(data.poll, data.mine, data.choice);
      if (data.fault) this._stage = { at: 'choosing', fault: data.fault };
      if (data.receipt)
        this._stage = { at: 'voted', changed: data.receipt.version > 1, receipt: data.receipt };
    }
    if (isServer || !this.isConnected || !this.activity) return;
    const place = `${this._base} ${this.activity}`;
    if (place !== this._started) {
      const moved = this._started;
      this._started = place;
      this._start(moved);
    }
  }

  protected override _settled() {
    return this._load.at === 'ready';
  }

  protected override _carryOver(fields: FormData) {
    if (this._load.at !== 'ready') return;
    const poll = this._load.value;
    const ballot = forms[poll.rule.kind].now?.read(fields, poll) ?? {};
    const why = fields.get('why');
    if (!isEmpty(ballot)) this._choose({ ballot, ...(why ? { why: String(why) } : {}) });
  }

  private _start(moved: string) {
    const { activity: ref, _base: base } = this;
    this._session = new Session(base, ref, this.ticket);
    this._draft = new Draft(base, ref);
    if (!moved && this._load.at === 'ready') this._listen();
    else this._read(ref, base);
  }

  private _read(ref: string, base: string) {
    const sent = { path: { ref } };
    let mine: MyBallot | undefined;
    void this._latest.run(
      async (signal) => {
        const mineNow = this._session.token
          ? this._session.read(readMyBallot, { ...sent, signal }).catch(() => undefined)
          : undefined;
        const [poll] = await Promise.all([
          call(base, readPoll, { ...sent, signal }),
          loadLanguage(this._language),
        ]);
        if (!poll.rule || !poll.turnout || !poll.options) throw new ApiError('unreadable');
        mine = await mineNow;
        await this._prepare(poll, mine);
        return poll;
      },
      (load) => {
        this._load = load;
        if (load.at !== 'ready') return;
        this._show(load.value, mine, this._draft.get());
        this._listen();
      },
    );
  }

  /** Loads what this poll shows at once. */
  private _prepare(poll: Poll, mine?: MyBallot) {
    return Promise.all([
      poll.phase === 'open' && forms[poll.rule.kind].load(),
      (poll.phase === 'closed' || mine?.ballot) && (poll.result ?? mine?.result) && parts.result.load(),
    ]);
  }

  private _show(poll: Poll, mine?: MyBallot, kept?: Choice & { nonce?: string }) {
    this._load = { at: 'ready', value: poll };
    this._mine = mine;
    this._choice = kept ?? { ballot: mine?.ballot ?? {} };
    this._nonce = kept?.nonce ?? '';
    this._stage = mine?.ballot && !kept ? { at: 'voted', changed: false } : { at: 'choosing' };
  }

  /** Follows the poll while it is open; numbers change in place, a new phase waits to be asked for. */
  private _listen() {
    const load = this._load;
    if (load.at !== 'ready' || load.value.phase !== 'open' || this._live) return;
    if (this._stage.at !== 'voted' && !load.value.result) return;
    const url = addressOf(this._base, pollEvents.path, { ref: this.activity });
    parts.live.load().then(
      ({ Live }) => {
        if (this.isConnected && !this._live)
          this._live = new Live<Poll>(url, 'poll', (poll) => this._hear(poll));
      },
      () => {},
    );
  }

  private _hear(poll: Poll) {
    const load = this._load;
    if (load.at !== 'ready' || poll.version <= load.value.version) return;
    if (poll.phase !== load.value.phase) this._news = poll;
    else this._load = { at: 'ready', value: poll };
  }

  private _choose(choice: Partial<Choice>) {
    this._choice = { ...this._choice, ...choice };
    this._nonce = '';
    this._keep();
    if (this._stage.at === 'choosing' && this._stage.fault) this._stage = { at: 'choosing' };
  }

  private _keep() {
    this._draft?.set({ ...this._choice, nonce: this._nonce });
  }

  private readonly _again = () => {
    if (this._load.at === 'failed') this._read(this.activity, this._base);
    else if (this._stage.at === 'choosing' && this._nonce) void this._cast();
  };

  private _press(event: Event, blank = false) {
    event.preventDefault();
    if (blank) this._choose({ ballot: { blank: true } });
    void this._cast();
  }

  private async _cast() {
    if (this._stage.at === 'sending') return;
    const { ballot, why } = this._choice;
    if (isEmpty(ballot)) {
      this._stage = { at: 'choosing', fault: this._texts.faults.empty };
      return this._focusOn('fieldset input');
    }
    this._stage = { at: 'sending' };
    this._nonce ||= randomHex();
    this._keep();
    const nonce = this._nonce;
    try {
      const body = why ? { ballot, nonce, why } : { ballot, nonce };
      await this._confirm(await this._session.write(castBallot, { path: { ref: this.activity }, body }));
    } catch (error) {
      await this._refuse(asApiError(error));
    }
  }

  private async _confirm({ poll, mine, receipt }: VoteAnswer) {
    const changed = receipt.version > 1;
    this._draft.set(undefined);
    this._load = { at: 'ready', value: poll };
    this._mine = mine;
    this._nonce = '';
    this._stage = { at: 'voted', changed, receipt };
    this.dispatchEvent(new StemVoted(this.activity, changed));
    this._listen();
    await this._focusOn('#status');
  }

  private async _refuse(error: ApiError) {
    const texts = this._texts;
    if (error.code === 'identity_needed') {
      const { askIdentity } = await parts.identity.load();
      this._stage = { at: 'choosing' };
      if (await askIdentity(this, this._session, error.problem?.needs, this._language)) return this._cast();
      this._stage = { at: 'choosing', fault: texts.notYet };
      this._nonce = '';
      return this._focusOn('.primary');
    }
    const rule = firstFault(error)?.rule ?? '';
    const lost = !error.problem || error.problem.status >= 500;
    if (!lost) this._nonce = '';
    const sentence = texts.faults[rule] ?? (await sentenceOf(error, this._language));
    const kept = error.code === 'offline' ? ' ' + texts.whenOnline : '';
    this._stage = { at: 'choosing', fault: `${sentence} ${texts.kept}${kept}` };
    this.dispatchEvent(new StemFailed(error.code));
    if (error.code === 'poll_closed') this._read(this.activity, this._base);
  }

  override render() {
    const load = this._load;
    if (load.at === 'loading') return html`<slot></slot>`;
    if (load.at === 'failed') return this._failed();
    const poll = load.value;
    return html`<section class="poll stack" part="poll" lang=${this._language} aria-labelledby="title">
      ${this._question(poll)} ${this._status(poll)}
      ${poll.phase === 'open' && this._stage.at !== 'voted' ? this._form(poll) : ''} ${this._outcome(poll)}
      ${this._rules(poll)}
    </section>`;
  }

  private _failed() {
    const core = textsOf('core', coreNl, this._language);
    return html`<div class="stack" lang=${this._language}>
      <slot></slot>
      <p class="error" role="alert">${core.failed}</p>
      <p><button part="button" @click=${this._again}>${core.retry}</button></p>
    </div>`;
  }

  private _question({ title, lead, language, phase, options }: Poll) {
    return html`<div lang=${language} class="stack">
      <p id="title" class="title" part="title" role="heading" aria-level=${this.headingLevel}>${title}</p>
      ${lead?.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}
      ${
        phase === 'announced'
          ? html`<ul>
              ${options.map(({ label }) => html`<li>${label}</li>`)}
            </ul>`
          : ''
      }
    </div>`;
  }

  private _status(poll: Poll) {
    const texts = this._texts;
    const at = (iso: string) => moment(iso, this._language);
    const {
      turnout: { total },
      phase,
    } = poll;
    const stage = this._stage;
    const voted = phase === 'open' && stage.at === 'voted';
    const receipt = voted && stage.receipt && this._part(parts.receipt);
    return html`<div id="status" role="status" tabindex="-1">
        ${voted ? html`<p><b>✓ ${stage.changed ? texts.changed : texts.counted}</b></p>` : ''}
        ${this._news ? texts.justClosed : ''}
      </div>
      <p>
        ${
          phase === 'announced'
            ? texts.opens(at(poll.opensAt))
            : phase === 'closed'
              ? texts.closed(at(poll.closesAt))
              : (voted ? texts.changeUntil : texts.until)(at(poll.closesAt))
        }
        ${total ? texts.turnout(total, number(total, this._language)) : ''}
      </p>
      ${
        this._news
          ? html`<p><button part="button" @click=${this._catchUp}>${texts.showResult}</button></p>`
          : voted
            ? html`<p><button part="button" @click=${this._reopen}>${texts.change}</button></p>`
            : ''
      }
      ${receipt && stage.at === 'voted' && stage.receipt ? receipt.receiptView(stage.receipt, this._base, this._language) : ''}`;
  }

  private readonly _catchUp = () => {
    this._read(this.activity, this._base);
    this._news = undefined;
    this._live?.stop();
  };

  private readonly _reopen = () => {
    this._choice = { ballot: this._mine?.ballot ?? {} };
    this._stage = { at: 'choosing' };
    void forms.single.load().then(() => this._focusOn('fieldset input:checked, fieldset input'));
  };

  private readonly _leave = () => {
    this._draft.set(undefined);
    this._stage = { at: 'voted', changed: false };
    void this._focusOn('#status');
  };

  private _form(poll: Poll) {
    const form = this._part(forms[poll.rule.kind]);
    if (!form) return textsOf('core', coreNl, this._language).loading;
    const { data, _stage: stage, _texts: texts } = this;
    const fault = stage.at === 'choosing' ? stage.fault : undefined;
    const sending = stage.at === 'sending' || nothing;
    const before = this._mine?.ballot;
    return html`<form class="stack" method="post" action="${data?.server ?? ''}/a/${poll.ref}" novalidate>
      ${Object.entries(data?.fields ?? {}).map(
        ([name, value]) => html`<input type="hidden" name=${name} value=${value} />`,
      )}
      ${form.form({
        ...this._choice,
        poll,
        language: this._language,
        faulty: !!fault,
        choose: (choice) => this._choose(choice),
      })}
      <p id="error" class="error" role="alert">${fault}</p>
      <p class="row">
        <button class="primary" part="button" aria-disabled=${sending} @click=${(e: Event) => this._press(e)}>
          <span>${stage.at === 'sending' ? texts.busy : before ? texts.change : texts.vote}</span>
        </button>
        ${
          poll.rule.blank
            ? html`<button part="button" name="blank" value="1" @click=${(e: Event) => this._press(e, true)}>
                ${texts.blank}
              </button>`
            : ''
        }
        ${before ? html`<button part="button" type="button" @click=${this._leave}>${texts.keep}</button>` : ''}
      </p>
    </form>`;
  }

  private _outcome(poll: Poll) {
    const texts = this._texts;
    const result = poll.result ?? this._mine?.result;
    const show = () => (result && this._part(parts.result)?.resultView(poll, result, this._language)) || '';
    if (poll.phase === 'closed')
      return result
        ? html`<div class="stack"><b>${texts.result}</b>${show()}</div>`
        : html`<p>${texts.counting}</p>`;
    if (poll.phase !== 'open') return '';
    if (!result)
      return poll.rule.results === 'after-voting' ? texts.resultAfterVoting : texts.resultAfterClosing;
    if (this._stage.at === 'voted') return html`<div class="stack"><b>${texts.soFar}</b>${show()}</div>`;
    return this._details('soFar', texts.soFar, show);
  }

  private _rules(poll: Poll) {
    return this._details('rules', this._texts.how, () =>
      this._part(parts.rules)?.rulesView(poll, this._language),
    );
  }

  private _details(name: keyof StemPoll['_open'], summary: string, inside: () => unknown) {
    const toggle = (event: Event) =>
      (this._open = { ...this._open, [name]: (event.target as HTMLDetailsElement).open });
    return html`<details @toggle=${toggle}>
      <summary>${summary}</summary>
      ${isServer || this._open[name] ? inside() : ''}
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stem-poll': StemPoll;
  }
}
