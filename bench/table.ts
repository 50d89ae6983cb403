/** One line of the report. */
export interface Line {
  what: string;
  value: string;
  budget: string;
  holds?: boolean;
}

/** Prints the report as a Markdown table. */
export function printTable(lines: readonly Line[]): void {
  console.log('\n| what | measured | budget | |\n|---|---|---|---|');
  for (const { what, value, budget, holds } of lines) {
    console.log(
      `| ${what} | ${value} | ${budget} | ${holds === undefined ? '' : holds ? 'holds' : 'DOES NOT HOLD'} |`,
    );
  }
}

/** A number with two decimals, or fewer for large ones. */
export const short = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
