import type { Order } from '../budget.state.js';

/** Texts of looking for projects. */
export interface ToolsTexts {
  find: string;
  area: string;
  category: string;
  all: string;
  order: string;
  orders: Record<Order, string>;
  none: string;
  clear: string;
}

/** Dutch texts of looking for projects. */
export const toolsNl: ToolsTexts = {
  find: 'Zoek in de projecten',
  area: 'Gebied',
  category: 'Thema',
  all: 'Alles',
  order: 'Volgorde',
  orders: {
    own: 'Door elkaar',
    cheapest: 'Goedkoopste eerst',
    dearest: 'Duurste eerst',
    name: 'Van A tot Z',
  },
  none: 'Geen project past bij wat u zoekt.',
  clear: 'Toon alle projecten',
};
