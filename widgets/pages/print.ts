/** The script of the printed ballot and the poster: a button that prints; without it the browser's own menu does. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** One-use numbers as `npx stem numbers` and `npx stem codes` write them: the first cell of a line. */
const numbersIn = (text: string): string[] =>
  text.match(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?=[\s",;]|$)/gm) ?? [];

// A ballot for each number; the file is read here and goes nowhere.
for (const field of document.querySelectorAll<HTMLElement>('[data-numbers]')) {
  field.hidden = false;
  const told = field.querySelector('output')!;
  const blank = document.querySelector('.paper')!.cloneNode(true);
  field.querySelector('input')!.addEventListener('change', async ({ target }) => {
    const numbers = numbersIn((await (target as HTMLInputElement).files?.[0]?.text()) ?? '');
    const ballots = (numbers.length > 0 ? numbers : ['']).map((number) => {
      const ballot = blank.cloneNode(true) as HTMLElement;
      for (const line of ballot.querySelectorAll('.number-field .line, .sheet .line'))
        line.textContent = number;
      return ballot;
    });
    const [first, ...others] = document.querySelectorAll('.paper');
    for (const other of others) other.remove();
    first!.replaceWith(...ballots);
    const words = numbers.length > 0 ? told.dataset['done']! : told.dataset['none']!;
    told.textContent = words.replace('{n}', String(numbers.length));
  });
}

export {};
