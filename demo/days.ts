const day = 86_400_000;

/** A day from now at a time in UTC, such as `08:00`. */
export function dayAt(now: Date, days: number, time: string): Date {
  const date = new Date(now.getTime() + days * day).toISOString().slice(0, 10);
  return new Date(`${date}T${time}:00Z`);
}

/** A date such as `2026-04-25`, moved along as far as `from` is from `to`, in whole days. */
export function movedAlong(date: string, from: Date, to: Date): string {
  const days = Math.round((to.getTime() - from.getTime()) / day);
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}
