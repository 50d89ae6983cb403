import type { Receipt } from '../../../contract/poll.schema.js';
import { attempt } from '../attempt.js';
import { addressOf, type ApiError, call, randomHex } from '../client.js';
import { Draft } from '../draft.js';
import { StemFailed } from '../events.js';
import { sentenceOf } from '../failure.js';
import type { Live } from '../live.js';
import { asApiError, Latest, type Load } from '../load.js';
import { loadLanguage } from '../localise.js';
import { coreParts } from '../parts.js';
import { Session } from '../session.js';
import { StemVoted } from './vote.events.js';
import { voteTexts } from './vote.nl.js';
import type { Kept, MyVote, Stage, Votable, VoteChoice, VoteEndpoints, VoteHost } from './vote.state.js';

/** What the answer to a vote holds beside the thing itself. */
export interface VoteConfirmed<M> {
  mine: M;
  receipt: Receipt;
}

/** What happens with one vote on a page: reading, choosing, casting, and what the server confirmed. */
export abstract class VoteFlow<
  T extends Votable,
  M extends MyVote,
  C extends VoteChoice,
  A extends VoteConfirmed<M>,
> {
  load: Load<T> = { at: 'loading' };
  mine: M | undefined;
  stage: Stage = { at: 'choosing' };
  choice = { ballot: {} } as C;
  /** A new phase that waits until the person asks for it, so that nothing moves under their hands. */
  news = false;
  /** Why it could not be read, in plain words; empty when its answer makes no sense. */
  failure = '';

  /** The name of an event with it, and of it in the answer to a vote. */
  protected abstract readonly _name: string & keyof A;
  protected abstract readonly _endpoints: VoteEndpoints<T, M, C & { nonce: string }, A>;
  /** Where a person begins: a selector. */
  protected abstract readonly _first: string;
  protected readonly _host: VoteHost;
  private readonly _latest = new Latest();
  private _session!: Session;
  private _draft: Draft<Kept<C>> | undefined;
  private _live: Live<T> | undefined;
  private _nonce = '';
  /** Of the last vote that was cast here; it stays while the ballot is open again. */
  private _receipt: Receipt | undefined;
  private _place = '';

  constructor(host: VoteHost) {
    this._host = host;
  }

  /** Loads what it shows at once. */
  protected abstract _prepare(value: T, mine?: M): Promise<unknown>;

  /** Why what is chosen cannot be cast, in plain words. */
  protected abstract _lacks(choice: C): string | undefined;

  /** Begins, unless it already runs for this activity on this server. */
  start() {
    const { activity, base } = this._host;
    const place = base + activity;
    if (place === this._place) return;
    const { load } = this;
    const known = !this._place && load.at === 'ready' && load.value.ref === activity;
    if (!known) this.load = { at: 'loading' };
    this.stop();
    this._place = place;
    this._draft = new Draft(base, activity);
    if (known) this._listen();
    else this.read();
  }

  /** Rests until `start`; a vote on its way stays on its way. */
  stop() {
    this._latest.stop();
    this._live?.stop();
    this._live = undefined;
    this._place = '';
  }

  /** Reads it, and what only I may see of it when I have taken part. */
  readonly read = () => {
    const { activity, base, language, ticket } = this._host;
    const path = { ref: activity };
    const { read, mine: readMine } = this._endpoints;
    let mine: M | undefined;
    this.news = false;
    void this._latest.run(
      async (signal) => {
        const [value] = await Promise.all([call(base, read, { path, signal }), loadLanguage(language)]);
        const session = (this._session = new Session(base, value.organisationSlug, { activity }, ticket));
        mine = session.token
          ? await session.read(readMine, { path, signal }).catch(() => undefined)
          : undefined;
        await this._prepare(value, mine);
        return value;
      },
      (load) => void this._got(load, mine),
    );
  };

  private async _got(load: Load<T>, mine?: M) {
    // What stood there stays until the answer: a press on "try again" or "show the result" is why we read.
    const pressed = this.load.at !== 'loading';
    if (load.at === 'failed') this.failure = await sentenceOf(load.error, this._host.language);
    this.load = load;
    if (load.at === 'ready') this.show(load.value, mine, this._draft?.get());
    this._listen();
    this._host.requestUpdate();
    if (pressed) await this._host.focusOn('#status');
  }

  /** Shows it with what is mine of it; what was kept of an earlier visit goes on. */
  show(value: T, mine?: M, kept?: Kept<C>) {
    this.load = { at: 'ready', value };
    this.mine = mine;
    this.choice = kept ?? this._cast();
    this._nonce = kept?.nonce ?? '';
    this.stage = { at: mine?.ballot && !kept ? 'voted' : 'choosing' };
  }

  /** The choice as it was cast. */
  private _cast() {
    return { ballot: this.mine?.ballot ?? {} } as C;
  }

  /** Follows an open vote of which numbers show; they change in place. */
  private _listen() {
    const { load, stage } = this;
    if (load.at !== 'ready' || load.value.phase !== 'open' || this._live) return;
    if (stage.at !== 'voted' && !(load.value.result || load.value.votes)) return;
    const { base, activity } = this._host;
    coreParts.live.load().then(
      ({ Live }) => {
        if (this._place !== base + activity || this._live) return;
        const url = addressOf(base, this._endpoints.events.path, { ref: activity });
        this._live = new Live<T>(url, this._name, (value) => this._hear(value));
      },
      () => {},
    );
  }

  private _hear(value: T) {
    const { load } = this;
    if (load.at !== 'ready' || value.version <= load.value.version) return;
    if (value.phase === load.value.phase) this.load = { at: 'ready', value };
    else this.news = true;
    this._host.requestUpdate();
  }

  protected _stand(stage: Stage, focus?: string) {
    this.stage = stage;
    this._host.requestUpdate();
    if (focus) return this._host.focusOn(focus);
  }

  /** Takes what is chosen now and keeps it for the tab. */
  readonly choose = (choice: Partial<C>) => {
    this.choice = { ...this.choice, ...choice };
    this._nonce = '';
    this._keep();
    if (this.stage.at === 'choosing') void this._stand({ at: 'choosing' });
  };

  private _keep() {
    this._draft?.set({ ...this.choice, nonce: this._nonce });
  }

  /** Opens the ballot again, as it was cast. */
  readonly reopen = () => {
    this.choice = this._cast();
    void this._stand({ at: 'choosing' }, this._first);
  };

  /** Leaves the ballot as it was cast. */
  readonly leave = () => {
    this._draft?.set(undefined);
    void this._stand({ at: 'voted', receipt: this._receipt }, '#status');
  };

  /** The line is back, or someone asks again. */
  readonly again = () => {
    if (this.load.at === 'failed') this.read();
    else if (this.stage.at === 'choosing' && this.stage.waiting) void this.cast(this.stage.fault);
  };

  /**
   * Casts what is chosen. The choice and its nonce are kept until the server confirms. A `fault` that is given
   * stays meanwhile: the same words once more are not said again.
   */
  readonly cast = async (fault?: string): Promise<void> => {
    if (this.stage.at === 'sending') return;
    const { activity } = this._host;
    const lacks = this._lacks(this.choice);
    if (lacks) return this._stand({ at: 'choosing', fault: lacks }, this._first);
    void this._stand({ at: 'sending', fault });
    const draft = this._draft;
    const nonce = (this._nonce ||= randomHex());
    this._keep();
    try {
      const { ballot, why } = this.choice;
      // What is undefined is not sent.
      const body = { ballot, why: why || undefined, nonce } as never;
      const answer = await attempt(this._host, this._session, () =>
        this._session.write(this._endpoints.cast, { path: { ref: activity }, body }),
      );
      if (activity === this._host.activity) await this._confirm(answer);
      draft?.set(undefined);
    } catch (error) {
      if (activity === this._host.activity) await this._refuse(asApiError(error));
    }
  };

  private _confirm(answer: A) {
    const { mine, receipt } = answer;
    const changed = receipt.version > 1;
    this._nonce = '';
    this.load = { at: 'ready', value: answer[this._name] as unknown as T };
    this.mine = mine;
    this._receipt = receipt;
    const shown = this._stand({ at: 'voted', changed, receipt }, '#status');
    this._host.dispatchEvent(new StemVoted(this._host.activity, changed));
    this._listen();
    return shown;
  }

  private async _refuse(error: ApiError): Promise<void> {
    const { language } = this._host;
    const texts = voteTexts(language);
    const { code } = error;
    if (code === 'identity_needed')
      return this._stand({ at: 'choosing', fault: `${texts.notYet} ${texts.kept}` }, '.primary');
    const waiting = code === 'offline';
    // A line that is back says so; a server that is back does not.
    if (waiting) setTimeout(this.again, 20_000);
    const sentence = await sentenceOf(error, language);
    const closed = code === 'poll_closed';
    this.news ||= closed;
    const kept = closed ? '' : texts.kept;
    void this._stand(
      { at: 'choosing', fault: `${sentence} ${kept} ${waiting ? texts.whenOnline : ''}`, waiting },
      closed ? '#status' : undefined,
    );
    this._host.dispatchEvent(new StemFailed(code));
  }
}
