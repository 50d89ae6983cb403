import type { Poll } from '../../../contract/poll.schema.js';
import { textsOf } from '../../core/localise.js';
import { rulesList } from '../../core/vote/rules.js';
import type { PollView } from '../poll.view.js';
import { methodsNl } from './methods.nl.js';

export { styles } from '../../core/vote/rules.js';

/** The rules of this poll in plain words. */
export const rulesView = (view: PollView, { rule, seed }: Poll) =>
  rulesList(view, rule, seed, [textsOf('methods', methodsNl, view.language)[rule.method](rule.seats)]);
