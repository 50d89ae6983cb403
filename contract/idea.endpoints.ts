import type { Handover, HandoverInput, IdeaAnswer } from './board.schema.js';
import { endpoint } from './endpoint.js';
import type {
  FoundAddresses,
  Idea,
  IdeaAgendaInput,
  IdeaClockInput,
  IdeaEdit,
  IdeaInput,
  IdeaMerge,
  IdeaMergeAnswerInput,
  IdeaMergeInput,
  IdeaStatusInput,
  Places,
  SimilarIdeas,
  UploadedPicture,
} from './idea.schema.js';
import type { AppealInput, FlagInput } from './moderation.schema.js';

export * from './board.endpoints.js';

/** Ideas like a title that someone types. */
export const readSimilarIdeas = endpoint<{ query: { title: string }; answer: SimilarIdeas }>()(
  'readSimilarIdeas',
  'GET',
  '/v1/boards/{ref}/similar-ideas',
);

/** The ideas with a place, for the map; `box` is `west,south,east,north` in degrees. */
export const readPlaces = endpoint<{ query: { box?: string }; answer: Places }>()(
  'readPlaces',
  'GET',
  '/v1/boards/{ref}/places',
);

/** Addresses for the place of an idea, looked up by the server; only where `addresses` of the board says so. */
export const findAddresses = endpoint<{ query: { search: string }; answer: FoundAddresses }>()(
  'findAddresses',
  'GET',
  '/v1/boards/{ref}/addresses',
);

/** The outline of the board's area, GeoJSON. */
export const readOutline = endpoint<{ answer: object }>()('readOutline', 'GET', '/v1/boards/{ref}/outline');

/** One idea, wherever it stands; my own also while it waits. */
export const readIdea = endpoint<{ answer: Idea }>()('readIdea', 'GET', '/v1/ideas/{id}');

/** Adds an idea. */
export const addIdea = endpoint<{ body: IdeaInput; answer: IdeaAnswer }>()(
  'addIdea',
  'POST',
  '/v1/boards/{ref}/ideas',
);

/** Uploads a picture for an idea that is not sent yet: the bytes of a JPEG, PNG, WebP or AVIF as the body. */
export const addPicture = endpoint<{ answer: UploadedPicture }>()(
  'addPicture',
  'POST',
  '/v1/boards/{ref}/pictures',
);

/** Changes my idea while it may be changed. */
export const editIdea = endpoint<{ body: IdeaEdit; answer: IdeaAnswer }>()(
  'editIdea',
  'PUT',
  '/v1/ideas/{id}',
);

/** Withdraws my idea; a tombstone keeps its conversation and its history. */
export const withdrawIdea = endpoint<{ answer: IdeaAnswer }>()('withdrawIdea', 'DELETE', '/v1/ideas/{id}');

/** Says that something is wrong with an idea; once a person. */
export const flagIdea = endpoint<{ body: FlagInput; answer: undefined }>()(
  'flagIdea',
  'POST',
  '/v1/ideas/{id}/flags',
);

/** Asks to look again at my hidden idea; once. */
export const appealIdea = endpoint<{ body: AppealInput; answer: IdeaAnswer }>()(
  'appealIdea',
  'POST',
  '/v1/ideas/{id}/appeals',
);

/** Says whether my support moves along to the idea that this one is merged into. */
export const answerMerge = endpoint<{ body: IdeaMergeAnswerInput; answer: IdeaAnswer }>()(
  'answerMerge',
  'PUT',
  '/v1/idea-merges/{id}/answers/mine',
);

/** Says what became of an idea. Staff: clerk, editor, administrator. */
export const addIdeaStatus = endpoint<{ body: IdeaStatusInput; answer: Idea }>()(
  'addIdeaStatus',
  'POST',
  '/v1/ideas/{id}/statuses',
);

/** Sets who answers an idea and by when. Staff: clerk, editor, administrator. */
export const setIdeaClock = endpoint<{ body: IdeaClockInput; answer: Idea }>()(
  'setIdeaClock',
  'PUT',
  '/v1/ideas/{id}/clock',
);

/** Sets the meeting and the document of an idea that reached the threshold. Staff: clerk, editor, administrator. */
export const setIdeaAgenda = endpoint<{ body: IdeaAgendaInput; answer: Idea }>()(
  'setIdeaAgenda',
  'PUT',
  '/v1/ideas/{id}/agenda',
);

/** Proposes to merge an idea into another. Staff: clerk, editor, administrator. */
export const mergeIdeas = endpoint<{ body: IdeaMergeInput; answer: IdeaMerge }>()(
  'mergeIdeas',
  'POST',
  '/v1/idea-merges',
);

/** Makes ideas into options of a poll or projects of a budget. Staff: editor, administrator. */
export const handOver = endpoint<{ body: HandoverInput; answer: Handover }>()(
  'handOver',
  'POST',
  '/v1/boards/{ref}/handovers',
);
