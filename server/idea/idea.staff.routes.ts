import { Type } from '@sinclair/typebox';
import { Ref } from '../../contract/activity.schema.js';
import { Handover, HandoverInput } from '../../contract/board.schema.js';
import {
  addIdeaStatus,
  handOver,
  mergeIdeas,
  setIdeaAgenda,
  setIdeaClock,
} from '../../contract/idea.endpoints.js';
import {
  Idea,
  IdeaAgendaInput,
  IdeaClockInput,
  IdeaId,
  IdeaMerge,
  IdeaMergeInput,
  IdeaStatusInput,
} from '../../contract/idea.schema.js';
import type { Api } from '../core/api.js';
import { ReadyJson } from '../core/prepared.js';
import { route } from '../core/route.js';
import type { Database } from '../database/door.js';
import { staffFor } from '../staff/staff.service.js';
import type { BoardRoom } from './board.room.js';
import { handOver as hand } from './idea.handover.js';
import { mergeIdeas as merge } from './idea.merge.js';
import {
  addIdeaStatus as addStatus,
  setIdeaAgenda as setAgenda,
  setIdeaClock as setClock,
} from './idea.status.js';

const params = Type.Object({ id: IdeaId });
const tag = 'ideas';

/** Registers what staff do with ideas. Each act asks in its own unit who the visitor is. */
export const ideaStaffRoutes = (api: Api, database: Database, { reads }: BoardRoom): void => {
  const answer = async (id: string, now: Date) => new ReadyJson((await reads.idea(id, undefined, now)).body);
  route(
    api,
    addIdeaStatus,
    {
      summary: 'Says what became of an idea; yes, partly and no need a reason.',
      tag,
      params,
      body: IdeaStatusInput,
      answer: Idea,
      status: 201,
      visitor: 'needed',
      renews: true,
      errors: ['forbidden', 'not_found', 'idea_fixed', 'key_reused'],
    },
    async ({ params: { id }, body, visitor, now, once }) => {
      await once(async (tx) => {
        await addStatus(tx, { staff: await staffFor(tx, visitor, 'addIdeaStatus'), id, now }, body);
        return id;
      });
      return answer(id, now);
    },
  );
  route(
    api,
    setIdeaClock,
    {
      summary: 'Sets who answers an idea and by when.',
      tag,
      params,
      body: IdeaClockInput,
      answer: Idea,
      visitor: 'needed',
      errors: ['forbidden', 'not_found'],
    },
    async ({ params: { id }, body, visitor, now }) => {
      await database.write(async (tx) =>
        setClock(tx, { staff: await staffFor(tx, visitor, 'setIdeaClock'), id, now }, body),
      );
      return answer(id, now);
    },
  );
  route(
    api,
    setIdeaAgenda,
    {
      summary: 'Sets the meeting and the document of an idea that reached the threshold.',
      tag,
      params,
      body: IdeaAgendaInput,
      answer: Idea,
      visitor: 'needed',
      errors: ['forbidden', 'not_found', 'idea_fixed', 'already_done'],
    },
    async ({ params: { id }, body, visitor, now }) => {
      await database.write(async (tx) =>
        setAgenda(tx, { staff: await staffFor(tx, visitor, 'setIdeaAgenda'), id, now }, body),
      );
      return answer(id, now);
    },
  );
  route(
    api,
    mergeIdeas,
    {
      summary: 'Proposes to merge an idea into another; each supporter gets one question.',
      tag,
      body: IdeaMergeInput,
      answer: IdeaMerge,
      status: 201,
      visitor: 'needed',
      errors: ['forbidden', 'not_found', 'idea_fixed', 'idea_merged', 'already_done', 'key_reused'],
    },
    ({ body, visitor, now, once }) =>
      once(async (tx) => merge(tx, await staffFor(tx, visitor, 'mergeIdeas'), body, now)),
  );
  route(
    api,
    handOver,
    {
      summary: 'Makes ideas into options of a poll or projects of a budget that is not open yet.',
      tag: 'boards',
      params: Type.Object({ ref: Ref }),
      body: HandoverInput,
      answer: Handover,
      status: 201,
      visitor: 'needed',
      errors: [
        'forbidden',
        'not_found',
        'idea_fixed',
        'idea_merged',
        'already_done',
        'poll_fixed',
        'key_reused',
      ],
    },
    ({ params: { ref }, body, visitor, now, once }) =>
      once(async (tx) => hand(tx, await staffFor(tx, visitor, 'handOver'), { ref, input: body, now })),
  );
};
