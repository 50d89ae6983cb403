import { ideaStatuses } from '../../contract/idea.schema.js';
import { euros } from '../budget/budget.file.js';
import type { Row, WriteTx } from '../database/door.js';
import {
  addIdeaStatus,
  mergeIdeas,
  setIdeaAgenda,
  setIdeaClock,
  type Answerer,
} from '../idea/board.service.js';
import { COMMAND_LINE } from '../moderation/moderation.service.js';
import { CommandRefused, oneOf, UsageError, type Command, type Io } from './command.js';
import { refuse } from './ideas.command.js';
import { inPlace } from './place.js';

// What is typed on the server is the organisation's of the idea.
const act = (io: Io, id: string, done: string, unit: (tx: WriteTx, staff: Answerer) => Promise<unknown>) =>
  inPlace(io, async ({ database }) => {
    await database.write(async (tx) => {
      const [row] = await tx.query<Row & { organisation_id: string }>(
        'SELECT organisation_id FROM idea WHERE id = ?',
        [id],
      );
      if (row === undefined) throw new CommandRefused(`There is no idea "${id}".`);
      return unit(tx, { organisationId: row.organisation_id, name: COMMAND_LINE }).catch(refuse);
    });
    io.out(done);
  });

const dayIn = (name: string, text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new UsageError(`--${name} is a day such as 2027-05-06; "${text}" is not.`);
  return text;
};

/** `stem ideas answer`. */
export const ideasAnswer: Command = {
  name: 'ideas answer',
  args: ['ID', 'STATUS'],
  summary: `Says what becomes of an idea: ${ideaStatuses.join(', ')}. It stays, with its day; followers are told.`,
  options: {
    text: { value: 'TEXT', help: 'the official answer; needed for yes, partly and no' },
    who: { value: 'WHO', help: 'who answers, such as "Wethouder Verkeer"' },
    cost: { value: 'EUROS', help: 'what it costs' },
  },
  async run({ args, option }, io) {
    const id = args[0]!;
    const status = oneOf('status', args[1]!, ideaStatuses);
    const money = option('cost');
    const cost = money === undefined ? undefined : euros(money);
    if (money !== undefined && cost === undefined)
      throw new UsageError(`"${money}" is not an amount of euros such as 1500.`);
    const [response, who] = [option('text'), option('who')];
    const input = {
      status,
      ...(response !== undefined && { response }),
      ...(who !== undefined && { who }),
      ...(cost !== undefined && { cost }),
    };
    await act(io, id, `Idea ${id}: ${status}.`, (tx, staff) =>
      addIdeaStatus(tx, { staff, id, now: io.now() }, input),
    );
  },
};

/** `stem ideas due`. */
export const ideasDue: Command = {
  name: 'ideas due',
  args: ['ID'],
  summary: 'Sets who answers an idea and by when; what is left out is as its board says.',
  options: {
    who: { value: 'WHO', help: 'who answers' },
    day: { value: 'DAY', help: 'the last day, such as 2027-05-06' },
  },
  async run({ args, option }, io) {
    const id = args[0]!;
    const [who, day] = [option('who'), option('day')];
    const input = {
      ...(who !== undefined && { who }),
      ...(day !== undefined && { due: `${dayIn('day', day)}T21:59:59Z` }),
    };
    await act(io, id, `Idea ${id}: the clock is set.`, (tx, staff) =>
      setIdeaClock(tx, { staff, id, now: io.now() }, input),
    );
  },
};

/** `stem ideas agenda`. */
export const ideasAgenda: Command = {
  name: 'ideas agenda',
  args: ['ID'],
  summary: 'Sets the meeting and the document of an idea that reached the threshold.',
  options: {
    day: { value: 'DAY', help: 'the day of the meeting, such as 2027-05-06' },
    url: { value: 'URL', help: 'address of the document of the council' },
    title: { value: 'TITLE', help: 'its title' },
  },
  async run({ args, option }, io) {
    const id = args[0]!;
    const [day, url, title] = [option('day'), option('url'), option('title')];
    const input = {
      ...(day !== undefined && { meetingDay: dayIn('day', day) }),
      ...(url !== undefined && { document: { url, title: title ?? url } }),
    };
    await act(io, id, `Idea ${id}: the agenda is set.`, (tx, staff) =>
      setIdeaAgenda(tx, { staff, id, now: io.now() }, input),
    );
  },
};

/** `stem ideas merge`. */
export const ideasMerge: Command = {
  name: 'ideas merge',
  args: ['FROM', 'INTO'],
  summary: 'Merges an idea into another; each supporter is asked, and no support moves without a yes.',
  options: { why: { value: 'WHY', help: 'told to the supporters', required: true } },
  run: ({ args, needed }, io) => {
    const [from, into] = [args[0]!, args[1]!];
    return act(io, from, `Idea ${from} goes on in ${into}.`, (tx, staff) =>
      mergeIdeas(tx, staff, { from, into, why: needed('why') }, io.now()),
    );
  },
};
