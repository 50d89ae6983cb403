/** Whole cents as people write money in a language; without cents where there are none. */
export const money = (cents: number, currency: string, language: string) =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: cents % 100 ? 2 : 0,
    maximumFractionDigits: 2,
  }).format(cents / 100);
