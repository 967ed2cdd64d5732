/** The date as policies write it, `YYYY-MM-DD`, in UTC: the same everywhere. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
