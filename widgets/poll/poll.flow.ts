import type { MyBallot, Poll, Receipt, VoteAnswer } from '../../contract/poll.schema.js';
import { castBallot, pollEvents, readMyBallot, readPoll } from '../../contract/poll.endpoints.js';
import { attempt } from '../core/attempt.js';
import { addressOf, type ApiError, call, randomHex } from '../core/client.js';
import { Draft } from '../core/draft.js';
import { StemFailed } from '../core/events.js';
import { sentenceOf } from '../core/failure.js';
import type { Live } from '../core/live.js';
import { asApiError, Latest, type Load } from '../core/load.js';
import { loadLanguage } from '../core/localise.js';
import { coreParts } from '../core/parts.js';
import { Session } from '../core/session.js';
import { forms, isEmpty, type Choice } from './form.js';
import { parts } from './parts.js';
import { StemVoted } from './poll.events.js';
import { pollTexts } from './poll.nl.js';
import type { Kept, Stage } from './poll.state.js';

/** The first control of a ballot. */
const first = 'fieldset :is(input, [tabindex])';

/** The element as the flow needs it. */
export interface PollHost extends HTMLElement {
  readonly activity: string;
  readonly ticket: string | undefined;
  /** Origin of the server. */
  readonly base: string;
  /** Language of the interface. */
  readonly language: string;
  requestUpdate(): void;
  /** Puts focus on the first of what a selector finds, once it is rendered. */
  focusOn(selector: string): Promise<void>;
}

/** What happens with one poll on a page: reading, choosing, casting, and what the server confirmed. */
export class PollFlow {
  load: Load<Poll> = { at: 'loading' };
  mine: MyBallot | undefined;
  stage: Stage = { at: 'choosing' };
  choice: Choice = { ballot: {} };
  /** A new phase that waits until the person asks for it, so that nothing moves under their hands. */
  news = false;
  /** Why the poll could not be read, in plain words; empty when its answer makes no sense. */
  failure = '';

  private readonly _host: PollHost;
  private readonly _latest = new Latest();
  private _session!: Session;
  private _draft: Draft<Kept> | undefined;
  private _live: Live<Poll> | undefined;
  private _nonce = '';
  /** Of the last vote that was cast here; it stays while the ballot is open again. */
  private _receipt: Receipt | undefined;
  private _place = '';

  constructor(host: PollHost) {
    this._host = host;
  }

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

  /** Reads the poll, and what only I may see of it when I have taken part. */
  readonly read = () => {
    const { activity, base, language, ticket } = this._host;
    const path = { ref: activity };
    let mine: MyBallot | undefined;
    this.news = false;
    void this._latest.run(
      async (signal) => {
        const [poll] = await Promise.all([call(base, readPoll, { path, signal }), loadLanguage(language)]);
        const session = (this._session = new Session(base, poll.organisationSlug, { activity }, ticket));
        mine = session.token
          ? await session.read(readMyBallot, { path, signal }).catch(() => undefined)
          : undefined;
        await this._prepare(poll, mine);
        return poll;
      },
      (load) => void this._got(load, mine),
    );
  };

  private async _got(load: Load<Poll>, mine?: MyBallot) {
    // What stood there stays until the answer: a press on "try again" or "show the result" is why we read.
    const pressed = this.load.at !== 'loading';
    if (load.at === 'failed') this.failure = await sentenceOf(load.error, this._host.language);
    this.load = load;
    if (load.at === 'ready') this.show(load.value, mine, this._draft?.get());
    this._listen();
    this._host.requestUpdate();
    if (pressed) await this._host.focusOn('#status');
  }

  /** Loads what this poll shows at once. */
  private _prepare({ phase, rule, result }: Poll, mine?: MyBallot) {
    return Promise.all([
      phase === 'open' && forms[rule.kind].load(),
      (phase === 'closed' || mine?.ballot) && (result ?? mine?.result) && parts.result.load(),
    ]);
  }

  /** Shows a poll with what is mine of it; what was kept of an earlier visit goes on. */
  show(value: Poll, mine?: MyBallot, kept?: Choice & { nonce?: string }) {
    this.load = { at: 'ready', value };
    this.mine = mine;
    this.choice = kept ?? { ballot: mine?.ballot ?? {} };
    this._nonce = kept?.nonce ?? '';
    this.stage = { at: mine?.ballot && !kept ? 'voted' : 'choosing' };
  }

  /** Follows an open poll of which the result shows; numbers change in place. */
  private _listen() {
    const { load, stage } = this;
    if (load.at !== 'ready' || load.value.phase !== 'open' || this._live) return;
    if (stage.at !== 'voted' && !load.value.result) return;
    const { base, activity } = this._host;
    coreParts.live.load().then(
      ({ Live }) => {
        if (this._place !== base + activity || this._live) return;
        this._live = new Live<Poll>(addressOf(base, pollEvents.path, { ref: activity }), 'poll', (poll) =>
          this._hear(poll),
        );
      },
      () => {},
    );
  }

  private _hear(poll: Poll) {
    const { load } = this;
    if (load.at !== 'ready' || poll.version <= load.value.version) return;
    if (poll.phase === load.value.phase) this.load = { at: 'ready', value: poll };
    else this.news = true;
    this._host.requestUpdate();
  }

  private _stand(stage: Stage, focus?: string) {
    this.stage = stage;
    this._host.requestUpdate();
    if (focus) return this._host.focusOn(focus);
  }

  /** Takes what is chosen now and keeps it for the tab. */
  readonly choose = (choice: Partial<Choice>) => {
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
    this.choice = { ballot: this.mine?.ballot ?? {} };
    void this._stand({ at: 'choosing' }, first);
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
    const { ballot, why } = this.choice;
    if (this.stage.at === 'sending') return;
    const { language, activity } = this._host;
    if (isEmpty(ballot)) return this._stand({ at: 'choosing', fault: pollTexts(language).empty }, first);
    void this._stand({ at: 'sending', fault });
    const draft = this._draft;
    const nonce = (this._nonce ||= randomHex());
    this._keep();
    try {
      const body = why ? { ballot, nonce, why } : { ballot, nonce };
      const answer = await attempt(this._host, this._session, () =>
        this._session.write(castBallot, { path: { ref: activity }, body }),
      );
      if (activity === this._host.activity) await this._confirm(answer);
      draft?.set(undefined);
    } catch (error) {
      if (activity === this._host.activity) await this._refuse(asApiError(error));
    }
  };

  private _confirm({ poll, mine, receipt }: VoteAnswer) {
    const changed = receipt.version > 1;
    this._nonce = '';
    this.load = { at: 'ready', value: poll };
    this.mine = mine;
    this._receipt = receipt;
    const shown = this._stand({ at: 'voted', changed, receipt }, '#status');
    this._host.dispatchEvent(new StemVoted(this._host.activity, changed));
    this._listen();
    return shown;
  }

  private async _refuse(error: ApiError): Promise<void> {
    const { language } = this._host;
    const texts = pollTexts(language);
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
