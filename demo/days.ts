const day = 86_400_000;

/** A day from now at a time in UTC, such as `08:00`. */
export function dayAt(now: Date, days: number, time: string): Date {
  const date = new Date(now.getTime() + days * day).toISOString().slice(0, 10);
  return new Date(`${date}T${time}:00Z`);
}
