import { PollInput, type PollOptionInput } from '../../contract/poll.input.schema.js';
import { fileOf, readJsonFile } from '../core/file.input.js';
import { draftOf, type PollDraft } from './poll.input.js';

export { ImportRefused, type FileFault } from '../core/file.input.js';

const pollFile = fileOf(PollInput);

// An option may be written as its label alone.
const expanded = (value: unknown): unknown => {
  const options = (value as { options?: unknown } | null)?.options;
  if (!Array.isArray(options)) return value;
  const full = options.map((option: unknown) => (typeof option === 'string' ? { label: option } : option));
  return { ...(value as object), options: full };
};

/**
 * Reads a poll from the text of its JSON file. `candidatesOf` gives the options of an election file named by
 * `optionsFrom`. Throws `ImportRefused` with all faults and their lines.
 */
export const readPollFile = async (
  text: string,
  candidatesOf: (file: string) => Promise<PollOptionInput[]>,
): Promise<PollDraft> => {
  const file = readJsonFile(text);
  const { value: input, refuse } = pollFile({ ...file, value: expanded(file.value) });
  const { optionsFrom } = input;
  let fromFile: PollOptionInput[] | undefined;
  if (optionsFrom !== undefined) {
    try {
      fromFile = await candidatesOf(optionsFrom);
    } catch (error) {
      const detail = `can not be read: ${(error as Error).message}`;
      return refuse([{ at: '/optionsFrom', rule: 'file', detail }]);
    }
  }
  const { draft, faults: further } = draftOf(input, fromFile);
  return further.length > 0 ? refuse(further) : draft;
};
