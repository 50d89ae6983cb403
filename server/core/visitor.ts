/** One proof of identity that a participant has given. `proofId` is what a ballot is keyed by. */
export interface VisitorProof {
  readonly kind: 'email' | 'code' | 'resident';
  readonly proofId: string;
  /** code: the one activity that the letter was about. */
  readonly activityId?: string;
}

/** Who holds the bearer token of a request. Frozen: the cached value is shared between requests. */
export interface Visitor {
  /** SHA-256 of the token, in hexadecimal. */
  readonly tokenHash: string;
  readonly organisationId: string;
  /** The host site; absent on the server's own pages. */
  readonly channelId: string | undefined;
  /** Set for a token of the opaque box: it works for this activity only. */
  readonly activityId: string | undefined;
  readonly participantId: string;
  /** This browser, as a guest; stays when proofs are added. */
  readonly browserId: string;
  readonly proofs: readonly VisitorProof[];
  readonly expiresAt: Date;
}
