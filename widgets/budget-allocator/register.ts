import { define } from '../core/define.js';
import { StemBudgetAllocator } from './budget-allocator.js';

define('stem-budget-allocator', StemBudgetAllocator);
