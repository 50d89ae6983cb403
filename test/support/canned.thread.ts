import type {
  Comment,
  CommentAnswer,
  CommentInput,
  CommentPage,
  MyThread,
  Thread,
} from '../../contract/comment.schema.js';
import { problemOf, type Answer, type Asked, type Host } from './host.js';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id of the n-th comment. */
export const idOf = (n: number) => `c${String(n).padStart(14, '0')}${letters[n % 32]}`;

/** A comment as the server would answer it. */
export function cannedComment(n: number, changes: Partial<Comment> = {}): Comment {
  return {
    id: idOf(n),
    thread: 'brief',
    depth: 1,
    state: 'published',
    author: { name: `Merel ${n}` },
    text: `Reactie nummer ${n} over de brief.`,
    createdAt: new Date(Date.UTC(2026, 2, 12, 9, n % 60)).toISOString(),
    replies: 0,
    agree: 0,
    disagree: 0,
    answered: false,
    ...changes,
  };
}

/** A page of comments. */
export const cannedPage = (comments: Comment[], changes: Partial<CommentPage> = {}): CommentPage => ({
  comments,
  sort: 'oldest',
  more: [],
  ...changes,
});

/** A thread as the server would answer it, with these comments on its first page. */
export function cannedThread(comments: Comment[] = [], changes: Partial<Thread> = {}): Thread {
  return {
    ref: 'brief',
    title: 'Raadsbrief over het Oosterplein',
    organisation: 'Gemeente Voorbeeld',
    organisationSlug: 'voorbeeld',
    language: 'nl',
    phase: 'open',
    access: 'guest',
    moderation: 'after',
    reactions: true,
    kinds: [],
    editMinutes: 15,
    comments: comments.filter(({ state }) => state === 'published').length,
    hidden: [],
    withdrawn: 0,
    version: 1,
    first: cannedPage(comments),
    ...changes,
  };
}

/** What only I may see. */
export const cannedMine = (changes: Partial<MyThread> = {}): MyThread => ({
  comments: [],
  reactions: [],
  can: { comment: true, official: false, moderate: false },
  name: 'Koolmees 4',
  ...changes,
});

/** A conversation with every kind of comment that a page can show. */
export function conversation(): Thread {
  const quote = {
    exact: 'De fietsenstalling komt aan de noordkant van het plein.',
    prefix: 'vier jaar. ',
    suffix: ' Er is plaats',
    start: 120,
    end: 175,
  };
  const comments = [
    cannedComment(1, {
      agree: 12,
      disagree: 3,
      replies: 3,
      answered: true,
      kind: 'question',
      text: 'Waarom aan de noordkant? Daar is het altijd winderig.\n\nAan de zuidkant staan al bomen.',
    }),
    cannedComment(2, {
      depth: 2,
      parent: idOf(1),
      author: { name: 'Anna de Wit', official: 'Wethouder Verkeer, Gemeente Voorbeeld' },
      text: 'Aan de zuidkant ligt een gasleiding. Lees het onderzoek: https://voorbeeld.example/onderzoek (pagina 3).',
      agree: 4,
    }),
    cannedComment(3, { depth: 3, parent: idOf(2), text: 'Dank voor het antwoord!' }),
    cannedComment(4, { depth: 3, parent: idOf(3), replyTo: 'Merel 3', text: 'Dat wist ik ook niet.' }),
    cannedComment(5, {
      quote,
      suggestion: 'De fietsenstalling komt aan de zuidkant van het plein.',
      kind: 'suggestion',
      text: 'Liever aan de andere kant.',
      editedAt: '2026-03-12T11:00:00Z',
      agree: 1,
    }),
    cannedComment(6, { state: 'hidden', reason: 'insult', author: undefined, text: undefined, replies: 1 }),
    cannedComment(7, { depth: 2, parent: idOf(6), text: 'Zo praten we hier niet met elkaar.' }),
    cannedComment(8, { state: 'withdrawn', author: undefined, text: undefined, replies: 1 }),
    cannedComment(9, { depth: 2, parent: idOf(8), text: 'Ik was het wel met u eens.' }),
    cannedComment(10, { text: 'مرحبا، هل سيكون هناك مكان للدراجات؟', replies: 14 }),
  ];
  return cannedThread(comments, {
    comments: 22,
    hidden: [
      { reason: 'insult', count: 1 },
      { reason: 'spam', count: 1 },
    ],
    withdrawn: 1,
    first: cannedPage(comments, { more: [{ parent: idOf(10), after: '3', left: 14 }], next: '10' }),
  });
}

/** A server that plays one thread: it takes comments and reactions, and answers pages that a test gives. */
export class CannedServer {
  thread: Thread;
  mine: MyThread;
  /** Pages by their query, such as `sort=oldest&after=10`. */
  readonly pages = new Map<string, CommentPage>();
  /** Comes before everything else. */
  first: Answer = () => undefined;
  /** What a posted comment becomes. */
  posted: Partial<Comment> = {};
  private readonly kept = new Map<string, CommentAnswer>();

  constructor(thread: Thread = conversation(), mine: MyThread = cannedMine()) {
    this.thread = thread;
    this.mine = mine;
  }

  /** Plays on a test server. */
  play(host: Host): void {
    host.streamed.add('brief');
    host.answer = (asked) => this.first(asked) ?? this.answer(asked);
  }

  private answer(asked: Asked): ReturnType<Answer> {
    const { method, path, query, body } = asked;
    if (path === '/v1/threads/brief' || path === '/v1/threads') return { body: this.thread };
    if (path === '/v1/threads/brief/mine') return { body: this.mine };
    if (path === '/v1/threads/brief/comments') {
      const page = this.pages.get(query.toString());
      return page ? { body: page } : { status: 404, body: problemOf('not_found', 404) };
    }
    if (path === '/v1/comments' && method === 'POST') return this.post(asked);
    const [, id = '', rest] = /^\/v1\/comments\/(\w+)\/?(.*)$/.exec(path) ?? [];
    const comment = this.find(id);
    if (!comment) return undefined;
    if (rest === 'reactions/mine') {
      const reaction = (body as { reaction?: 'agree' } | undefined)?.reaction;
      const others = this.mine.reactions.filter((one) => one.comment !== id);
      const had = this.mine.reactions.find((one) => one.comment === id)?.reaction;
      this.mine = { ...this.mine, reactions: reaction ? [...others, { comment: id, reaction }] : others };
      const count = (kind: 'agree' | 'disagree') => comment[kind] + +(reaction === kind) - +(had === kind);
      return this.change({ ...comment, agree: count('agree'), disagree: count('disagree') });
    }
    if (rest === 'flags') return { status: 204, body: '' };
    if (method === 'PUT')
      return this.change({ ...comment, text: (body as { text: string }).text, editedAt: comment.createdAt });
    if (method === 'DELETE')
      return this.change({ ...comment, state: 'withdrawn', text: undefined, author: undefined });
    if (rest === 'appeals') {
      const comments = this.mine.comments.map((one) =>
        one.comment.id === id ? { ...one, appeal: 'sent' as const } : one,
      );
      this.mine = { ...this.mine, comments };
      return this.change(comment);
    }
    if (rest === 'decisions') {
      const { decision, reason } = body as { decision: string; reason?: Comment['reason'] };
      const decided = {
        ...comment,
        state: decision === 'hide' ? ('hidden' as const) : ('published' as const),
        reason,
      };
      return {
        body: {
          comment: decided,
          threadTitle: this.thread.title,
          waits: 'flagged',
          since: comment.createdAt,
          flags: [],
        },
      };
    }
    return undefined;
  }

  private find(id: string): Comment | undefined {
    const all = [
      ...this.thread.first.comments,
      ...[...this.pages.values()].flatMap(({ comments }) => comments),
    ];
    return (
      this.mine.comments.find(({ comment }) => comment.id === id)?.comment ?? all.find((one) => one.id === id)
    );
  }

  private change(comment: Comment): { body: CommentAnswer } {
    const put = (one: Comment) => (one.id === comment.id ? comment : one);
    this.thread = {
      ...this.thread,
      version: this.thread.version + 1,
      first: { ...this.thread.first, comments: this.thread.first.comments.map(put) },
    };
    this.mine = {
      ...this.mine,
      comments: this.mine.comments.map((one) => ({ ...one, comment: put(one.comment) })),
    };
    return { body: { comment, thread: this.thread, mine: this.mine } };
  }

  private post({ headers, body }: Asked): { status: number; body: CommentAnswer } {
    const key = String(headers['idempotency-key']);
    const kept = this.kept.get(key);
    if (kept) return { status: 201, body: kept };
    const { parent, text, kind, quote, suggestion, name } = body as CommentInput;
    const above = this.thread.first.comments.find(({ id }) => id === parent);
    const comment = cannedComment(90 + this.kept.size, {
      text,
      kind,
      quote,
      suggestion,
      parent,
      depth: Math.min(3, (above?.depth ?? 0) + 1),
      author: { name: name ?? this.mine.name ?? 'Koolmees 4' },
      createdAt: '2026-03-18T12:00:00Z',
      ...this.posted,
    });
    const published = comment.state === 'published';
    this.mine = {
      ...this.mine,
      comments: [
        { comment, ...(published && { editableUntil: '2030-01-01T00:00:00Z' }) },
        ...this.mine.comments,
      ],
    };
    this.thread = {
      ...this.thread,
      ref: 'brief',
      version: this.thread.version + 1,
      comments: this.thread.comments + +published,
    };
    const answer = { comment, thread: this.thread, mine: this.mine };
    this.kept.set(key, answer);
    return { status: 201, body: answer };
  }
}

/** The usual body of a host page with a thread. */
export const threadBody = (attributes = 'activity="brief"', more = '') =>
  `<script type="module" src="STEM/stem.js"></script>
   <stem-comment-thread ${attributes}><a href="STEM/a/brief">Lees de reacties</a></stem-comment-thread>${more}`;
