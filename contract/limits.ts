/** Limits that feed `maxlength` in the widgets, the schemas of the API and the columns of the database alike. */
export const limits = {
  ref: 80,
  name: 120,
  title: 200,
  lead: 4000,
  option: 200,
  optionText: 2000,
  options: 100,
  /** Projects of a budget. */
  projects: 300,
  /** Cents: a hundred million euros, far inside what a double holds exactly. */
  money: 10_000_000_000,
  email: 254,
  mailCode: 6,
  letterCode: 40,
  why: 1000,
  url: 2000,
  /** A comment, and the words that someone proposes for a passage. */
  comment: 5000,
  /** Words of a passage that a comment is about. */
  quote: 2000,
  /** Words before and after a passage by which it is found again. */
  context: 32,
  /** Documents in one question for numbers of comments. */
  counted: 500,
  /** Comments of the first level on a page. */
  commentPage: 20,
  /** Alternative text of a picture. */
  alt: 500,
  /** Bytes of a picture as it is sent. */
  picture: 10_485_760,
  /** Sheets in a batch of paper ballots. */
  paperBatch: 500,
  /** Ideas on a page. */
  ideaPage: 20,
  /** A theme of a response note, and comments that get one at once. */
  theme: 80,
  themed: 200,
  /** A moderator's or an appellant's words. */
  note: 1000,
  /** Bytes of a JSON request body. */
  body: 65_536,
} as const;
