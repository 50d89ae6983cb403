import type { ErrorCode, FieldError, Problem } from '../../contract/errors.js';

/** The members of a problem document that only some refusals have. */
export type RefusalExtra = Pick<Problem, 'errors' | 'retryAfter' | 'needs' | 'challenge'>;

/** A request that is refused for a reason with a name. `detail` is an English sentence without personal data. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly extra: RefusalExtra;

  constructor(code: ErrorCode, detail: string, extra: RefusalExtra = {}) {
    super(detail);
    this.name = new.target.name;
    this.code = code;
    this.detail = detail;
    this.extra = extra;
  }
}

/** The input breaks the contract; every fault at once. */
export class InvalidInput extends Refusal {
  constructor(errors: FieldError[], detail = 'The input breaks the contract; see errors.') {
    super('invalid_input', detail, { errors });
  }
}

/** There is no such thing, or it is not for you to know. */
export class NotFound extends Refusal {
  constructor(what: string) {
    super('not_found', `There is no such ${what}.`);
  }
}

/** The path exists, the method does not. */
export class MethodNotAllowed extends Refusal {
  readonly allow: string;
  constructor(allow: string) {
    super('method_not_allowed', `This address answers ${allow}.`);
    this.allow = allow;
  }
}

/** No bearer token was sent. */
export class SignInNeeded extends Refusal {
  constructor() {
    super('sign_in_needed', 'Send the bearer token of a session (POST /v1/sessions).');
  }
}

/** The token is unknown, expired, revoked, or of another channel, organisation or purpose; it is not said which. */
export class TokenInvalid extends Refusal {
  constructor() {
    super('token_invalid', 'This token is not valid here. Open a new session.');
  }
}

/** Writes come from registered sites only. */
export class OriginUnknown extends Refusal {
  constructor() {
    super('origin_unknown', 'The site (Origin) of this request is not registered for this organisation.');
  }
}

/** A stronger proof of identity is asked for; `needs` names the rung of the ladder. */
export class IdentityNeeded extends Refusal {
  constructor(needs: string) {
    super('identity_needed', `Taking part here needs a proof of identity: ${needs}.`, { needs });
  }
}

/** Known, and still not allowed. */
export class Forbidden extends Refusal {
  constructor(detail = 'This is not allowed.') {
    super('forbidden', detail);
  }
}

/** Voting has not begun. */
export class PollNotOpen extends Refusal {
  constructor() {
    super('poll_not_open', 'The poll is not open yet.');
  }
}

/** Voting is over. */
export class PollClosed extends Refusal {
  constructor() {
    super('poll_closed', 'The poll is closed.');
  }
}

/** The rule of a poll is fixed once a ballot is in. */
export class PollFixed extends Refusal {
  constructor() {
    super('poll_fixed', 'The poll has ballots; its rule can not be changed.');
  }
}

/** A file names a ref that belongs to something of another kind, or of another organisation. */
export class RefTaken extends Refusal {
  constructor(ref: string) {
    super('already_done', `The ref "${ref}" already names something else. Give this one another ref.`);
  }
}

/** A file leaves out what ideas of a board became; `left` are the ids of those options or projects. */
export class IdeasLeftOut extends Refusal {
  constructor(left: readonly string[]) {
    super(
      'poll_fixed',
      `Ideas of a board became part of this vote, and the file leaves them out: ${left.join(', ')}. ` +
        'Add them to the file, under these ids, and import it again.',
    );
  }
}

/** The result is not open to this reader now. */
export class ResultsHidden extends Refusal {
  constructor() {
    super('results_hidden', 'The result is not open yet.');
  }
}

/** The ballots are not published (yet). */
export class NotPublished extends Refusal {
  constructor() {
    super('not_published', 'The ballots are not published.');
  }
}

/** A ballot that the rule of the poll does not allow; every fault at once. */
export class BallotInvalid extends Refusal {
  constructor(errors: FieldError[]) {
    super('ballot_invalid', 'The rule of the poll does not allow this ballot; see errors.', { errors });
  }
}

/** A mail code, letter code or sign-in code is wrong, expired or used up; it is not said which. */
export class CodeWrong extends Refusal {
  constructor() {
    super('code_wrong', 'This code is not right, or it has expired.');
  }
}

/** The one-use number or code stands on something else already. */
export class CodeUsed extends Refusal {
  constructor() {
    super('code_used', 'This number was used already.');
  }
}

/** The same Idempotency-Key came with another request. */
export class KeyReused extends Refusal {
  constructor() {
    super('key_reused', 'This Idempotency-Key was used for another request.');
  }
}

/** The body is larger than `limit` bytes. */
export class TooLarge extends Refusal {
  constructor(limit: number) {
    super('too_large', `A request body is at most ${limit} bytes.`);
  }
}

/** The body is of a kind that is not read here. */
export class MediaType extends Refusal {
  constructor(wanted = 'application/json') {
    super('media_type', `Send the body as ${wanted}, in UTF-8.`);
  }
}

/** Too fast; `retryAfter` in seconds. */
export class TooManyRequests extends Refusal {
  constructor(retryAfter: number) {
    super('too_many_requests', 'Too many requests. Wait, then try again.', { retryAfter });
  }
}

/** The database or the server can not answer now; nothing was done. `retryAfter` in seconds. */
export class Unavailable extends Refusal {
  constructor(retryAfter = 5) {
    super('unavailable', 'The server can not answer now. Nothing was done; try again.', { retryAfter });
  }
}

/** The address of a document is not one, or no channel registered a prefix of it. */
export class DocumentUnknown extends Refusal {
  constructor() {
    super(
      'document_unknown',
      'No organisation registered this document, or the address is not a web address.',
    );
  }
}

/** Staff keep this participant from writing for a time. */
export class ParticipantBlocked extends Refusal {
  constructor(until: Date) {
    super('participant_blocked', `You can write again after ${until.toISOString()}.`);
  }
}

/** Nobody can write in the thread now. */
export class ThreadClosed extends Refusal {
  constructor() {
    super('thread_closed', 'This thread is closed.');
  }
}

/** The comment that is answered is of another thread, or is not shown any more. */
export class ReplyRefused extends Refusal {
  constructor() {
    super('reply_refused', 'One can not reply to this comment.');
  }
}

/** The time for editing has passed. */
export class EditExpired extends Refusal {
  constructor() {
    super('edit_expired', 'A comment can be edited for 15 minutes.');
  }
}

/** The comment is withdrawn or hidden, so this can not be done with it. */
export class CommentFixed extends Refusal {
  constructor() {
    super('comment_fixed', 'This comment is withdrawn or hidden.');
  }
}

/** It was done before, and can be done once. */
export class AlreadyDone extends Refusal {
  constructor() {
    super('already_done', 'This was done before.');
  }
}

/** The board takes nothing of the kind in this phase. */
export class BoardClosed extends Refusal {
  constructor() {
    super('board_closed', 'This is not possible in this phase of the board.');
  }
}

/** The idea can not be changed or supported: it does not show, someone supports it, or the time is over. */
export class IdeaFixed extends Refusal {
  constructor() {
    super('idea_fixed', 'This idea can no longer be changed or supported.');
  }
}

/** The idea became part of another one. */
export class IdeaMerged extends Refusal {
  constructor() {
    super('idea_merged', 'This idea was merged into another one.');
  }
}

/** The bytes are no picture that can be used; `rule` says why: heic, format, pixels or broken. */
export class PictureUnusable extends Refusal {
  constructor(rule: string, detail: string) {
    super('picture_unusable', detail, { errors: [{ at: '/', rule, detail }] });
  }
}
