import { EntitySchema } from 'typeorm';
import type { BudgetGroup, BudgetRule, Project } from '../../contract/budget.schema.js';
import { integer, json, key, nullable, text } from '../database/columns.js';

/** A budget as it is kept, beside its activity. */
export interface BudgetEntity {
  activityId: string;
  /** Whole cents. */
  budget: number;
  currency: string;
  /** Without `seedHash`, which is kept with the votes. */
  rule: Omit<BudgetRule, 'seedHash'>;
  /** Without `progress`, which has a table of its own. */
  projects: Project[];
  areas: BudgetGroup[];
  categories: BudgetGroup[];
  outline: string | null;
}

/** The table `budget`. */
export const BudgetTable = new EntitySchema<BudgetEntity>({
  name: 'budget',
  columns: {
    activityId: key(text('activity_id')),
    budget: integer(),
    currency: text(),
    rule: json(),
    projects: json(),
    areas: json(),
    categories: json(),
    outline: nullable(text()),
  },
});

/** The tables of this room that are reached as entities. */
export const budgetEntities = [BudgetTable];
