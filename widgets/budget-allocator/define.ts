import { isServer } from '../core/lit.js';
import './register.js';

export { StemBudgetAllocator } from './budget-allocator.js';
export { StemVoted } from '../core/vote/vote.events.js';
export { StemFailed } from '../core/events.js';

if (isServer) await (await import('./prepare.js')).prepareBudgets();
