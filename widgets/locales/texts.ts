import type { BudgetTexts } from '../budget-allocator/budget.nl.js';
import type { ListTexts } from '../budget-allocator/list.nl.js';
import type { NativeTexts } from '../budget-allocator/native/native.nl.js';
import type { PointsTexts } from '../budget-allocator/points.nl.js';
import type { ProjectTexts } from '../budget-allocator/project/project.nl.js';
import type { ReviewTexts } from '../budget-allocator/review/review.nl.js';
import type { ToolsTexts } from '../budget-allocator/tools/tools.nl.js';
import type { TightTexts } from '../budget-allocator/tight/tight.nl.js';
import type { BudgetRulesTexts } from '../budget-allocator/rules/rules.nl.js';
import type { BoardTexts } from '../idea-board/board.nl.js';
import type { BoardMapTexts } from '../idea-board/map/map.nl.js';
import type { IdeaActsTexts } from '../idea-board/acts/acts.nl.js';
import type { FollowTexts } from '../idea-board/follow/follow.nl.js';
import type { AddTexts } from '../idea-board/add/add.nl.js';
import type { AgendaTexts } from '../idea-board/agenda/agenda.nl.js';
import type { OwnTexts } from '../idea-board/own/own.nl.js';
import type { PhasesTexts } from '../idea-board/phases/phases.nl.js';
import type { ReasonTexts } from '../idea-board/reasons.nl.js';
import type { MailTexts } from '../core/talk/mail.nl.js';
import type { MineTexts } from '../core/talk/mine.nl.js';
import type { TalkTexts } from '../core/talk/talk.nl.js';
import type { IdeaTexts } from '../idea-board/idea/idea.nl.js';
import type { LookTexts } from '../idea-board/tools/tools.nl.js';
import type { MapTexts } from '../core/map/map.nl.js';
import type { CoreTexts } from '../core/core.nl.js';
import type { FaultTexts } from '../core/faults.nl.js';
import type { IdentityTexts } from '../core/identity/identity.nl.js';
import type { ActsTexts } from '../comment-thread/acts/acts.nl.js';
import type { ModerateTexts } from '../comment-thread/moderate/moderate.nl.js';
import type { SubscribeTexts } from '../comment-thread/subscribe/subscribe.nl.js';
import type { PassagesTexts } from '../comment-thread/passages.nl.js';
import type { ChangeTexts } from '../comment-thread/suggestion.js';
import type { ThreadTexts } from '../comment-thread/thread.nl.js';
import type { DoingTexts } from '../comment-thread/doing/doing.nl.js';
import type { WriteTexts } from '../comment-thread/write/write.nl.js';
import type { QuotingTexts } from '../comment-thread/write/quoting.nl.js';
import type { LateTexts } from '../comment-thread/write/late.nl.js';
import type { CountTexts } from '../comment-count/count.nl.js';
import type { OutcomeTexts } from '../poll/outcome.nl.js';
import type { PollTexts } from '../poll/poll.nl.js';
import type { RankingTexts } from '../core/vote/ranking.nl.js';
import type { VoteTexts } from '../core/vote/vote.nl.js';
import type { MethodTexts } from '../poll/rules/methods.nl.js';
import type { ScenarioTexts } from '../poll/forms/scenario.nl.js';
import type { StatementsTexts } from '../poll/forms/statements.nl.js';
import type { ReasonsTexts } from '../poll/reasons/reasons.nl.js';
import type { ReceiptTexts } from '../core/vote/receipt.nl.js';
import type { ResultTexts } from '../poll/result/result.nl.js';
import type { RulesTexts } from '../core/vote/rules.nl.js';

/** Texts that widgets share, those of the poll, and the numbers of comments: one file a language. */
export interface SharedParts {
  core: CoreTexts;
  faults: FaultTexts;
  identity: IdentityTexts;
  vote: VoteTexts;
  receipt: ReceiptTexts;
  rules: RulesTexts;
  ranking: RankingTexts;
  outcome: OutcomeTexts;
  poll: PollTexts;
  scenario: ScenarioTexts;
  statements: StatementsTexts;
  result: ResultTexts;
  methods: MethodTexts;
  reasons: ReasonsTexts;
  counted: CountTexts;
}

/** Texts of the comment thread: a file of their own. */
export interface ThreadParts {
  thread: ThreadTexts;
  change: ChangeTexts;
  doing: DoingTexts;
  write: WriteTexts;
  quoting: QuotingTexts;
  late: LateTexts;
  acts: ActsTexts;
  moderate: ModerateTexts;
  subscribe: SubscribeTexts;
  passages: PassagesTexts;
}

/** Texts of the budget: a file of their own. */
export interface BudgetParts {
  budget: BudgetTexts;
  list: ListTexts;
  tools: ToolsTexts;
  tight: TightTexts;
  project: ProjectTexts;
  points: PointsTexts;
  review: ReviewTexts;
  budgetRules: BudgetRulesTexts;
  native: NativeTexts;
  map: MapTexts;
}

/** Texts of the idea board: a file of their own. */
export interface BoardParts {
  board: BoardTexts;
  idea: IdeaTexts;
  look: LookTexts;
  ideaActs: IdeaActsTexts;
  followBoard: FollowTexts;
  add: AddTexts;
  own: OwnTexts;
  agenda: AgendaTexts;
  phases: PhasesTexts;
  whyHidden: ReasonTexts;
  boardMap: BoardMapTexts;
}

/** Texts of what threads and boards share: a file of their own. */
export interface TalkParts {
  talk: TalkTexts;
  mail: MailTexts;
  ownData: MineTexts;
  map: MapTexts;
}

/** Every text of the interface, by part: a language that misses one does not compile. */
export type Texts = SharedParts & ThreadParts & BudgetParts & BoardParts & TalkParts;
