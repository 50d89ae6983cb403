/**
 * Every stable error code of the API with its HTTP status.
 * Codes never change their meaning; widgets translate them, so a new code needs a text in every locale.
 */
export const errorStatus = {
  invalid_input: 400,
  ballot_invalid: 400,
  code_wrong: 400,
  proof_of_work_wrong: 400,
  sign_in_needed: 401,
  token_invalid: 401,
  origin_unknown: 403,
  identity_needed: 403,
  forbidden: 403,
  proof_of_work_needed: 403,
  participant_blocked: 403,
  not_found: 404,
  document_unknown: 404,
  method_not_allowed: 405,
  poll_not_open: 409,
  poll_closed: 409,
  poll_fixed: 409,
  results_hidden: 403,
  not_published: 409,
  thread_closed: 409,
  reply_refused: 409,
  edit_expired: 409,
  comment_fixed: 409,
  board_closed: 409,
  idea_fixed: 409,
  idea_merged: 409,
  picture_unusable: 400,
  already_done: 409,
  key_reused: 409,
  code_used: 409,
  too_large: 413,
  media_type: 415,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

/** A stable error code. */
export type ErrorCode = keyof typeof errorStatus;

/** One fault in the input: where (JSON Pointer, RFC 6901) and what. */
export interface FieldError {
  /** JSON Pointer into the body, or `query/name`, or `path/name`. */
  at: string;
  /** Stable word for the fault: a JSON Schema keyword or a rule of the ballot such as `too_many`. */
  rule: string;
  /** English sentence for developers. */
  detail: string;
}

/** A problem document (RFC 9457) as every error is answered. */
export interface Problem {
  /** URI that identifies the problem type: `about:blank` extended by `code`. */
  type: string;
  status: number;
  title: string;
  detail: string;
  code: ErrorCode;
  errors?: FieldError[];
  /** Seconds to wait before trying again, with `too_many_requests` and `unavailable`. */
  retryAfter?: number;
  /** What identity is missing, with `identity_needed`. */
  needs?: string;
  /** The proof-of-work challenge to solve, with `proof_of_work_needed`. */
  challenge?: unknown;
}
