import { addProof, sendMailCode, startSignIn } from '../../../contract/proof.endpoints.js';
import type { ProofInput } from '../../../contract/session.schema.js';
import { randomHex } from '../client.js';
import type { Session } from '../session.js';

/** One question of the dialog. `give` answers the next question, or nothing when the proof was accepted. */
export interface Step {
  field: 'email' | 'mailCode' | 'letterCode' | 'signInCode' | 'none';
  /** Where the code went. */
  sentTo?: string;
  /** The page to sign in at. */
  page?: string;
  give(typed: string): Promise<Step | undefined>;
}

const prove = (session: Session, kind: ProofInput['kind'], challenge?: string) => async (code: string) => {
  session.remember(
    await session.write(addProof, {
      body: { ...session.place, kind, code, challenge },
      idempotencyKey: randomHex(),
    }),
  );
  return undefined;
};

const emailStep = (session: Session): Step => ({
  field: 'email',
  async give(email) {
    const { challenge } = await session.write(sendMailCode, {
      body: { ...session.place, email },
      idempotencyKey: randomHex(),
    });
    return { field: 'mailCode', sentTo: email, give: prove(session, 'email', challenge) };
  },
});

const signInStep = (session: Session): Step => ({
  field: 'none',
  async give() {
    const { url, challenge } = await session.write(startSignIn, {
      body: session.place,
      idempotencyKey: randomHex(),
    });
    return { field: 'signInCode', page: url, give: prove(session, 'resident', challenge) };
  },
});

/** The first question for the proof that is needed. */
export function firstStep(session: Session, needs: string): Step {
  if (needs === 'code') return { field: 'letterCode', give: prove(session, 'code') };
  return needs === 'resident' ? signInStep(session) : emailStep(session);
}
