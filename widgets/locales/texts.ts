import type { CoreTexts } from '../core/core.nl.js';
import type { FaultTexts } from '../core/faults.nl.js';
import type { IdentityTexts } from '../core/identity/identity.nl.js';
import type { ActsTexts } from '../comment-thread/acts/acts.nl.js';
import type { ModerateTexts } from '../comment-thread/moderate/moderate.nl.js';
import type { MineTexts } from '../comment-thread/mine/mine.nl.js';
import type { SubscribeTexts } from '../comment-thread/subscribe/subscribe.nl.js';
import type { PassagesTexts } from '../comment-thread/passages.nl.js';
import type { ThreadTexts } from '../comment-thread/thread.nl.js';
import type { WriteTexts } from '../comment-thread/write/write.nl.js';
import type { CountTexts } from '../comment-count/count.nl.js';
import type { PollTexts } from '../poll/poll.nl.js';
import type { RankedTexts } from '../poll/forms/ranked.nl.js';
import type { ScenarioTexts } from '../poll/forms/scenario.nl.js';
import type { StatementsTexts } from '../poll/forms/statements.nl.js';
import type { ReasonsTexts } from '../poll/reasons/reasons.nl.js';
import type { ReceiptTexts } from '../poll/receipt/receipt.nl.js';
import type { ResultTexts } from '../poll/result/result.nl.js';
import type { RulesTexts } from '../poll/rules/rules.nl.js';

/** Every text of the interface, by part: a language that misses one does not compile. */
export interface Texts {
  core: CoreTexts;
  faults: FaultTexts;
  identity: IdentityTexts;
  poll: PollTexts;
  ranked: RankedTexts;
  scenario: ScenarioTexts;
  statements: StatementsTexts;
  result: ResultTexts;
  receipt: ReceiptTexts;
  rules: RulesTexts;
  reasons: ReasonsTexts;
  thread: ThreadTexts;
  write: WriteTexts;
  acts: ActsTexts;
  moderate: ModerateTexts;
  subscribe: SubscribeTexts;
  mine: MineTexts;
  counted: CountTexts;
  passages: PassagesTexts;
}
