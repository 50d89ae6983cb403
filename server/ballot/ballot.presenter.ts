import type { Can } from './ballot.policy.js';

/** What only I may see, as JSON; `openedJson` is what voting opened, as it stands in the snapshot, and `opened` its name. */
export const presentMine = (
  can: Can,
  ballot: string | undefined,
  opened: string,
  openedJson: string | undefined,
): string => {
  const members = [`"can":${JSON.stringify(can)}`];
  // The ballot is kept as its canonical JSON.
  if (ballot !== undefined) members.push(`"ballot":${ballot}`);
  if (can.seeResult && openedJson !== undefined) members.push(`"${opened}":${openedJson}`);
  return `{${members.join(',')}}`;
};
