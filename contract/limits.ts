/** Limits that feed `maxlength` in the widgets, the schemas of the API and the columns of the database alike. */
export const limits = {
  ref: 80,
  name: 120,
  title: 200,
  lead: 4000,
  option: 200,
  optionText: 2000,
  options: 100,
  email: 254,
  mailCode: 6,
  letterCode: 40,
  why: 1000,
  url: 2000,
  /** Bytes of a JSON request body. */
  body: 65_536,
} as const;
